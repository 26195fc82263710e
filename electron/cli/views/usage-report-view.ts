import type { UsageReport, UsageRow } from '../../shared/commands.ts';
import { textOf } from '../../shared/messages/message.ts';
import { heading, indent, type Line, styled } from '../text/lines.ts';
import { type Cell, type Column, table } from '../text/table.ts';
import { textWidth } from '../text/width.ts';
import type { PeriodChange } from '../usage/period-change.ts';
import { changeText, costText, groupingWords, keyText, modelNames } from './usage-words.ts';
import type { LocaleContext } from './view.ts';

const right = { align: 'right' } as const;

type Changes = ReadonlyMap<string, PeriodChange>;

/** The rows as an aligned table with a line of totals. Where it is wider than the terminal, numbers are rounded first. */
export function usageReportView(
  report: UsageReport,
  context: LocaleContext,
  changes: Changes = new Map(),
): Line[] {
  const { title } = groupingWords[report.by];
  if (report.rows.length === 0) {
    return [heading(title), indent(['No tokens were recorded in this span.']), ...bounds(report)];
  }
  const exact = tableOf(report, changes, context, (count) => context.format.tokensFull(count));
  const fits = (lines: readonly Line[]) =>
    context.columns === null || lines.every((line) => widthOf(line) <= (context.columns ?? 0));
  const shown = fits(exact({ cut: false }))
    ? exact({ cut: true })
    : tableOf(report, changes, context, (count) => context.format.tokens(count))({ cut: true });
  return [heading(title, report.timezone), ...shown, ...bounds(report)];
}

function widthOf(line: Line): number {
  const text = line.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  return textWidth(text.trimEnd());
}

type Sum = Pick<UsageRow, 'tokens' | 'responses' | 'costUsd'>;

/** Columns that say least go first. */
function tableOf(
  report: UsageReport,
  changes: Changes,
  context: LocaleContext,
  count: (tokens: number) => string,
): (options: { readonly cut: boolean }) => Line[] {
  const { by, splitBy = [], rows, totals } = report;
  const { format } = context;
  const session = by === 'session';
  const key = groupingWords[by].key;
  const priced = [totals, ...rows].some((row) => row.costUsd !== null || 'costLowerBoundUsd' in row);
  const columns: Column[] = [
    session
      ? { title: 'Last active', optional: 2 }
      : { title: key, shrink: by === 'project' ? 'end' : 'start' },
    { title: session ? key : '', shrink: 'start' },
    { title: session ? 'Folder' : '', shrink: 'end', optional: 3 },
    ...splitBy.map((each): Column => ({ title: groupingWords[each].key, shrink: 'start' })),
    { title: 'Models', shrink: 'start', optional: 4 },
    { ...right, title: 'Input', optional: 1 },
    { ...right, title: 'Cached', optional: 6 },
    { ...right, title: 'Output', optional: 1 },
    { ...right, title: 'Reasoning', optional: 7 },
    { ...right, title: 'Total' },
    { ...right, title: 'Change', optional: 5 },
    { ...right, title: 'Responses', optional: 8 },
    { ...right, title: 'Cost', optional: 0 },
  ];
  const numbers = (row: Sum, style: 'bold' | 'dim' | null, change = ''): Cell[] => {
    const { input, cachedInput, output, reasoningOutput, total } = row.tokens;
    const cell = (text: string): Cell => (style === 'dim' ? styled(text, 'dim') : text);
    return [
      cell(count(input)),
      cell(count(cachedInput)),
      cell(count(output)),
      cell(count(reasoningOutput)),
      style === null ? count(total) : styled(count(total), style),
      styled(change, 'dim'),
      cell(count(row.responses)),
      cell(priced ? costText(row, format) : ''),
    ];
  };
  const body = rows.flatMap((row): Cell[][] => {
    const change = changeText(changes.get(row.key), format);
    const keys = keyCells(report, row, context);
    const whole = [
      ...keys,
      ...splitBy.map(() => ''),
      modelsCell(report, row),
      ...numbers(row, 'bold', change),
    ];
    const parts = (row.parts ?? []).map((part) => [
      '',
      '',
      '',
      ...part.keys.map((text, place) => keyText(splitBy[place] ?? by, text, context.pathName)),
      '',
      ...numbers(part, null),
    ]);
    return [whole, ...parts];
  });
  const total = [styled('Total', 'bold'), '', '', ...splitBy.map(() => ''), '', ...numbers(totals, 'bold')];
  return ({ cut }) => table(columns, [...body, total], { columns: cut ? context.columns : null });
}

function modelsCell({ by, splitBy = [] }: UsageReport, { models }: UsageRow): Cell {
  return by === 'model' || splitBy.includes('model') ? '' : modelNames(models);
}

function keyCells({ by }: UsageReport, row: UsageRow, { format, now, pathName }: LocaleContext): Cell[] {
  if (by !== 'session') return [keyText(by, row.key, pathName), '', ''];
  const last = row.lastActivityAt ?? null;
  return [
    last === null ? 'not recorded' : format.moment(last, now),
    row.key,
    keyText('project', row.cwd ?? 'unknown', pathName),
  ];
}

function bounds({ lowerBound }: UsageReport): Line[] {
  return lowerBound.map((reason) => indent([styled(`At least: ${textOf(reason)}`, 'yellow')]));
}
