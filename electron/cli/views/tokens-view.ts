import { textOf } from '../../shared/messages/message.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Period } from '../../shared/usage.ts';
import { heading, indent, type Line, styled } from '../text/lines.ts';
import { type Cell, table } from '../text/table.ts';
import { costText } from './cost-text.ts';
import { monthCostView } from './month-cost-view.ts';
import type { LocaleContext } from './view.ts';

const right = { align: 'right' } as const;

/** Today, this week and this month, with whatever makes them lower bounds. */
export function tokensView({ usage, coverage, pricing }: Snapshot, context: LocaleContext): Line[] {
  const periods: readonly (readonly [string, Period])[] = [
    ['Today', usage.today],
    ['This week', usage.week],
    ['This month', usage.month],
    ['30 days', usage.last30Days],
  ];
  const columns = [
    {},
    { ...right, title: 'Total' },
    { ...right, title: 'Input' },
    { ...right, title: 'Cached', optional: true },
    { ...right, title: 'Output' },
    { ...right, title: 'Reasoning', optional: true },
    { ...right, title: 'Responses', optional: true },
    { ...right, title: 'Sessions', optional: true },
    // Where nothing was used the column says nothing.
    { ...right, title: periods.some(([, { tokens }]) => tokens.total > 0) ? 'Cost' : '' },
  ];
  const rows = periods.map(([name, period]) => periodRow(name, period, context));
  const lowerBound = coverage.reading.lowerBound.map((reason) =>
    indent([styled(`At least: ${textOf(reason)}`, 'yellow')]),
  );
  return [
    heading('Tokens', scanning(usage, context)),
    ...table(columns, rows, { columns: context.columns }),
    ...monthCostView(pricing.month, context),
    ...lowerBound,
  ];
}

function scanning({ state, progress }: Snapshot['usage'], { format }: LocaleContext): string | null {
  if (state !== 'scanning') return null;
  if (progress === null) return 'lower bounds until the first read ends';
  const count = (files: number) => format.tokensFull(files);
  return `lower bounds: ${count(progress.filesDone)} of ${count(progress.filesTotal)} files read`;
}

function periodRow(
  name: string,
  { tokens, responses, sessions, ...cost }: Period,
  { format }: LocaleContext,
): Cell[] {
  return [
    name,
    styled(format.tokens(tokens.total), 'bold'),
    format.tokens(tokens.input),
    format.tokens(tokens.cachedInput),
    format.tokens(tokens.output),
    format.tokens(tokens.reasoningOutput),
    format.tokensFull(responses),
    format.tokensFull(sessions),
    tokens.total === 0 ? '' : costText(cost, format),
  ];
}
