import { verdictText, windowName } from '../../shared/glance/limit-text.ts';
import { planName } from '../../shared/glance/plan-name.ts';
import { verdictTone, windowVerdict } from '../../shared/glance/verdict.ts';
import { limits as words } from '../../shared/glance/words/en.ts';
import { type Limits, type LimitWindow, shownUse } from '../../shared/limits.ts';
import { plainTextOf } from '../../shared/messages/plain-text.ts';
import type { Estimate, Outlook } from '../../shared/outlook.ts';
import { bar } from '../text/bar.ts';
import { levelStyles } from '../text/level-styles.ts';
import { heading, indent, type Line, type Style, styled } from '../text/lines.ts';
import { paragraph } from '../text/paragraph.ts';
import { type Cell, table } from '../text/table.ts';
import type { LocaleContext } from './view.ts';

/** A narrow terminal has a shorter bar. */
const cellsIn = (columns: number | null) => (columns !== null && columns < 76 ? 10 : 20);

/** Renders each rate-limit window with its use as a bar and the time to its reset, then what will become of them. */
export function limitsView(limits: Limits, context: LocaleContext, outlook: Outlook | null = null): Line[] {
  const { format, now, columns } = context;
  const plan = limits.planType === null ? null : `${planName(limits.planType)} plan`;
  const seen = limits.observedAt === null ? null : `seen ${format.age(limits.observedAt, now)}`;
  const title = heading('Limits', [plan, seen].filter((part) => part !== null).join(', '));
  const others = [...capLines(limits, context), ...creditLines(limits, context)];
  const { of, state } = limits.binding;
  const isSaid = state === 'reached' && (of === null || (of === 'window' && limits.reachedType !== null));
  const nothing = () => paragraph(plainTextOf(limits.reason), columns);
  const refused = isSaid ? [indent([styled('A limit was reached.', 'red')])] : [];
  if (limits.windows.length === 0) {
    return [title, ...refused, ...(others.length === 0 ? nothing() : others)];
  }
  const rows = limits.windows.map((window) => windowRow(window, context));
  const lines = table([{ shrink: 'both', least: 12 }, {}, { align: 'right' }, { shrink: 'start' }], rows, {
    columns,
  });
  return [
    title,
    ...lines,
    ...refused,
    ...(limits.binding.of === 'window' ? [] : others),
    ...outlookLines(limits, outlook, context),
    ...(limits.binding.of === 'window' ? others : []),
  ];
}

function windowRow(window: LimitWindow, context: LocaleContext): Cell[] {
  const { format, now, columns } = context;
  const name = windowName(window, words, format);
  const cells = cellsIn(columns);
  const { resetsAt, level } = window;
  const used = shownUse(window);
  if (used === null) {
    const seen = format.age(window.observedAt, now);
    const short = columns !== null && columns < 76;
    const why =
      window.state === 'reset'
        ? `not known: ${short ? '' : 'reset since '}seen ${seen}`
        : `not known: seen ${seen}${short ? '' : ', an impossible use'}`;
    return [name, styled('·'.repeat(cells), 'dim'), '', styled(why, 'dim')];
  }
  const resets =
    resetsAt === null
      ? 'reset time not known'
      : `resets in ${format.countdown(Date.parse(resetsAt) - now)}, ${format.moment(resetsAt, now)}`;
  return [name, styled(bar(used / 100, cells), levelStyles[level]), format.percent(used), resets];
}

function outlookLines(
  { windows, binding: { id: bindingId } }: Limits,
  outlook: Outlook | null,
  context: LocaleContext,
): Line[] {
  if (outlook === null) return [];
  const lines: Line[] = [];
  const { format, now } = context;
  const say = (text: string, style: Style = 'dim') =>
    lines.push(...paragraph(text, context.columns, { hang: 2, style }));
  for (const window of windows) {
    const its = outlook.windows.find(({ id }) => id === window.id);
    const verdict = windowVerdict(window, its, now);
    // Its row says already that it is not known, or used up.
    if (verdict.state === 'unknown' || verdict.state === 'reached') continue;
    const range = its?.atReset == null ? '' : `, ${rangeText(its.atReset, context)}`;
    const name = windowName(window, words, format);
    say(
      `${name}: ${verdictText(verdict, words, format, now)}${range}`,
      toneStyles[verdictTone(verdict, window.level)],
    );
  }
  const binding = windows.find(({ id }) => id === bindingId);
  const folder = outlook.windows.find(({ id }) => id === bindingId)?.use?.folders[0];
  if (binding && folder) {
    const where = folder.key === null ? 'an unknown folder' : context.pathName(folder.key);
    const share = `${context.format.percent(folder.percent)} of this machine's tokens that count against it`;
    say(`${windowName(binding, words, format)}: most used in ${where}, ${share}`);
  }
  return lines;
}

const toneStyles: Record<ReturnType<typeof verdictTone>, Style> = {
  plain: 'dim',
  warning: 'yellow',
  critical: 'red',
};

function rangeText({ value, low, high }: Estimate, { format }: LocaleContext): string {
  const percent = (of: number) => format.percent(of);
  return `about ${percent(value)} used by the reset (${percent(low)} to ${percent(high)})`;
}

function creditLines({ credits }: Limits, { format, now }: LocaleContext): Line[] {
  if (credits === null) return [];
  const seen = `seen ${format.age(credits.observedAt, now)}`;
  switch (credits.state) {
    case 'unlimited':
      return [indent([`Credits: unlimited, ${seen}`])];
    case 'out':
      return [indent([styled(`Credits: none left, ${seen}`, 'red')])];
    case 'available': {
      const left =
        credits.balance === null ? 'some left, not said how many' : `${format.amount(credits.balance)} left`;
      return [indent([`Credits: ${left}, ${seen}`])];
    }
    case 'unknown':
      return [indent([styled(`Credits: not known, ${seen}`, 'dim')])];
    case 'none':
      return [];
  }
}

/** What a workspace lets its member spend. */
function capLines({ spendCap }: Limits, { format, now, columns }: LocaleContext): Line[] {
  if (spendCap === undefined) return [];
  const { limit, used, remainingPercent, resetsAt, reached, state, level, observedAt } = spendCap;
  const amounts =
    used === null || limit === null
      ? limit === null
        ? null
        : `of ${format.amount(limit)}`
      : `${format.amount(used)} of ${format.amount(limit)}`;
  const left = remainingPercent === null ? null : `${format.percent(remainingPercent)} left`;
  const parts = [
    level === 'reached' ? (reached ? 'reached' : 'used up') : null,
    amounts,
    left,
    level === 'unknown' ? 'not known how much is used' : null,
    resetsAt === null ? null : `${state === 'reset' ? 'reset' : 'resets'} ${format.moment(resetsAt, now)}`,
    `seen ${format.age(observedAt, now)}`,
  ].filter((part) => part !== null);
  return paragraph(`Spend cap: ${parts.join(', ')}`, columns, { hang: 2, style: levelStyles[level] });
}
