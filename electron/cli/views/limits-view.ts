import type { Limits, LimitWindow } from '../../shared/limits.ts';
import type { Outlook } from '../../shared/outlook.ts';
import { bar } from '../text/bar.ts';
import { heading, indent, type Line, type Style, styled } from '../text/lines.ts';
import { type Cell, table } from '../text/table.ts';
import type { Reader } from './view.ts';

const CELLS = 20;

const kindNames = { session: '5-hour', daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const;

/** Each rate-limit window with its use as a bar and the time to its reset, then what will become of them. */
export function limitsView(limits: Limits, reader: Reader, outlook: Outlook | null = null): Line[] {
  const { format, now, columns } = reader;
  const plan =
    limits.planType === null
      ? null
      : `${limits.planType.charAt(0).toUpperCase()}${limits.planType.slice(1)} plan`;
  const seen = limits.observedAt === null ? null : `seen ${format.age(limits.observedAt, now)}`;
  const title = heading('Limits', [plan, seen].filter((part) => part !== null).join(', '));
  if (limits.windows.length === 0) return [title, indent([limits.reason])];
  const rows = limits.windows.map((window) => windowRow(window, reader));
  const lines = table([{}, {}, { align: 'right' }, { shrink: 'start' }], rows, { columns });
  if (limits.reachedType !== null) lines.push(indent([styled('A limit was reached.', 'red')]));
  return [
    title,
    ...lines,
    ...outlookLines(limits, outlook, reader),
    ...creditLines(limits),
    ...capLines(limits, reader),
  ];
}

/** A window's name, by its length and by Codex's own name where it has another. */
export function windowName(
  { kind, windowMinutes, limitId, limitName }: LimitWindow,
  { format }: Reader,
): string {
  const span = windowMinutes === null ? 'Other' : format.duration(windowMinutes * 60_000);
  const byLength = kind === 'other' || (kind === 'session' && windowMinutes !== 300) ? span : kindNames[kind];
  // Codex's own limit needs no name; others come with one, or at least with an id.
  const other = limitId === 'codex' ? null : limitName || limitId;
  return other === null ? byLength : `${byLength}, ${other}`;
}

function windowRow(window: LimitWindow, reader: Reader): Cell[] {
  const { format, now } = reader;
  const name = windowName(window, reader);
  const { usedPercent, resetsAt } = window;
  if (usedPercent === null) {
    const why = `not known: reset since it was seen ${format.age(window.observedAt, now)}`;
    return [name, styled('·'.repeat(CELLS), 'dim'), '', styled(why, 'dim')];
  }
  const resets =
    resetsAt === null
      ? 'reset time not known'
      : `resets in ${format.countdown(Date.parse(resetsAt) - now)}, ${format.moment(resetsAt, now)}`;
  return [
    name,
    styled(bar(usedPercent / 100, CELLS), levelStyle(usedPercent)),
    format.percent(usedPercent),
    resets,
  ];
}

function levelStyle(usedPercent: number): Style {
  if (usedPercent >= 95) return 'red';
  return usedPercent >= 80 ? 'yellow' : 'green';
}

function outlookLines({ windows }: Limits, outlook: Outlook | null, reader: Reader): Line[] {
  if (outlook === null) return [];
  const lines: Line[] = [];
  const { sentence } = outlook;
  if (sentence !== null) {
    lines.push(indent([styled(sentence.text, 'yellow')]));
    if (sentence.detail !== null) lines.push(indent([styled(sentence.detail, 'dim')]));
  }
  for (const { id, atReset, pace } of outlook.windows) {
    const window = windows.find((each) => each.id === id);
    if (!window || atReset === null) continue;
    const percent = (value: number) => reader.format.percent(value);
    const range = `${percent(atReset.low)} to ${percent(atReset.high)}`;
    const even = pace === null ? '' : `, even pace is ${percent(pace.expectedPercent)}`;
    const name = windowName(window, reader);
    lines.push(indent([styled(`${name}: ${percent(atReset.value)} by the reset (${range})${even}`, 'dim')]));
  }
  const binding = outlook.windows.find(({ id }) => id === outlook.bindingId)?.use;
  const folder = binding?.folders[0];
  if (folder) {
    const where = folder.key === null ? 'an unknown folder' : reader.pathName(folder.key);
    const most = `Most used in ${where}, ${reader.format.percent(folder.percent)} of this machine's tokens`;
    lines.push(indent([styled(most, 'dim')]));
  }
  return lines;
}

function creditLines({ credits }: Limits): Line[] {
  if (credits?.unlimited) return [indent(['Credits are unlimited'])];
  return credits?.hasCredits && credits.balance !== null
    ? [indent([`Credits left: ${credits.balance}`])]
    : [];
}

/** What a workspace lets its member spend. */
function capLines({ spendCap }: Limits, { format, now }: Reader): Line[] {
  if (spendCap === undefined) return [];
  const { limit, used, remainingPercent, resetsAt, reached } = spendCap;
  const amounts = used === null || limit === null ? null : `${used} of ${limit}`;
  const left = remainingPercent === null ? null : `${format.percent(remainingPercent)} left`;
  const resets = resetsAt === null ? null : `resets ${format.moment(resetsAt, now)}`;
  const parts = [reached ? 'reached' : null, amounts, left, resets].filter((part) => part !== null);
  if (parts.length === 0) return [];
  return [indent([styled(`Spend cap: ${parts.join(', ')}`, reached ? 'red' : 'dim')])];
}
