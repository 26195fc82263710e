import type { UsageGrouping, UsageReport, UsageRow } from '../../shared/commands.ts';
import { heading, indent, type Line, styled } from '../text/lines.ts';
import { type Cell, type Column, table } from '../text/table.ts';
import type { Reader } from './view.ts';

const titles: Record<UsageGrouping, readonly [title: string, key: string]> = {
  daily: ['Tokens by day', 'Day'],
  weekly: ['Tokens by week', 'Week from'],
  monthly: ['Tokens by month', 'Month'],
  session: ['Tokens by session', 'Session'],
  model: ['Tokens by model', 'Model'],
  project: ['Tokens by project', 'Folder'],
};

const right = { align: 'right' } as const;

/** The rows as an aligned table with a line of totals. */
export function usageReportView(report: UsageReport, reader: Reader): Line[] {
  const [title, key] = titles[report.by];
  if (report.rows.length === 0) {
    return [heading(title), indent(['No tokens were recorded in this span.']), ...bounds(report)];
  }
  const { tokens, responses, costUsd } = report.totals;
  const priced = costUsd !== null || report.rows.some((row) => row.costUsd !== null);
  const session = report.by === 'session';
  const columns: Column[] = [
    report.by === 'project' ? { title: key, shrink: 'end' } : { title: session ? 'Last active' : key },
    { title: session ? key : '', shrink: 'start' },
    { title: session ? 'Folder' : '', shrink: 'end' },
    { title: report.by === 'model' ? '' : 'Models', shrink: 'start' },
    { ...right, title: 'Input' },
    { ...right, title: 'Cached', optional: true },
    { ...right, title: 'Output' },
    { ...right, title: 'Reasoning', optional: true },
    { ...right, title: 'Total' },
    { ...right, title: 'Responses', optional: true },
    { ...right, title: priced ? 'Cost' : '' },
  ];
  const numbers = (row: Pick<UsageRow, 'tokens' | 'responses' | 'costUsd'>): Cell[] => [
    reader.format.tokensFull(row.tokens.input),
    reader.format.tokensFull(row.tokens.cachedInput),
    reader.format.tokensFull(row.tokens.output),
    reader.format.tokensFull(row.tokens.reasoningOutput),
    styled(reader.format.tokensFull(row.tokens.total), 'bold'),
    reader.format.tokensFull(row.responses),
    priced ? (row.costUsd === null ? '–' : reader.format.usd(row.costUsd)) : '',
  ];
  const rows = report.rows.map((row) => [...keyCells(report.by, row, reader), ...numbers(row)]);
  const totals = [styled('Total', 'bold'), '', '', '', ...numbers({ tokens, responses, costUsd })];
  return [
    heading(title, report.timezone),
    ...table(columns, [...rows, totals], { columns: reader.columns }),
    ...bounds(report),
  ];
}

function keyCells(by: UsageGrouping, row: UsageRow, { format, now, pathName }: Reader): Cell[] {
  const models = by === 'model' ? '' : row.models.map(({ model }) => model ?? 'not recorded').join(', ');
  if (by === 'session') {
    const last = row.lastActivityAt ?? null;
    const folder = row.cwd == null ? 'not recorded' : pathName(row.cwd);
    return [last === null ? 'not recorded' : format.moment(last, now), row.key, folder, models];
  }
  return [by === 'project' ? pathName(row.key) : row.key, '', '', models];
}

function bounds({ lowerBound }: UsageReport): Line[] {
  return lowerBound.map((reason) => indent([styled(`At least: ${reason}`, 'yellow')]));
}
