import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Period } from '../../../shared/usage.ts';
import { sparkline } from '../../text/bar.ts';
import { heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Cell, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';
import { costText } from './cost-text.ts';
import { monthCostView } from './month-cost-view.ts';

const right = { align: 'right' } as const;

/** Renders today, this week and this month, with what makes them lower bounds. */
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
    { ...right, title: 'Input', optional: 1 },
    { ...right, title: 'Cached', optional: 3 },
    { ...right, title: 'Output', optional: 1 },
    { ...right, title: 'Reasoning', optional: 4 },
    { ...right, title: 'Responses', optional: 5 },
    { ...right, title: 'Sessions', optional: 2 },
    // Where nothing was used the column says nothing.
    { ...right, title: periods.some(([, { tokens }]) => tokens.total > 0) ? 'Cost' : '' },
  ];
  const rows = periods.map(([name, period]) => periodRow(name, period, context));
  const lowerBound = coverage.reading.lowerBound.flatMap((reason) =>
    paragraph(`At least: ${plainTextOf(reason)}`, context.columns, { hang: 2, style: 'yellow' }),
  );
  return [
    tokensHeading(usage, context),
    ...table(columns, rows, { columns: context.columns }),
    ...monthCostView(pricing.month, context),
    ...lowerBound,
  ];
}

/** Renders the title of what was used, with its course where the terminal is wide enough. */
export function tokensHeading(usage: Snapshot['usage'], context: LocaleContext): Line {
  return [...heading('Tokens', scanning(usage, context)), ...course(usage, context)];
}

/** The last 30 days as a sparkline, where the terminal is wide enough. */
function course({ state, days }: Snapshot['usage'], { columns }: LocaleContext): Line {
  const line = sparkline(days.map(({ tokens }) => tokens.total));
  if (state !== 'ready' || line.trim() === '' || (columns ?? 0) < days.length + 20) return [];
  return ['  ', styled(line, 'blue'), styled('  30 days', 'dim')];
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
