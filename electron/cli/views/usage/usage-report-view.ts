import type { UsageGrouping, UsageReport, UsageRow } from '../../../shared/commands.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { plainBar, sparkline } from '../../text/bar.ts';
import { heading, type Line, linesWidth, styled } from '../../text/lines.ts';
import { folderName } from '../../text/names.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Cell, type Column, table } from '../../text/table.ts';
import { isTimed, type PeriodChange, periodsBetween } from '../../usage/period-change.ts';
import type { LocaleContext } from '../view.ts';
import {
  changeText,
  costText,
  groupingWords,
  keyText,
  LEAST_ID,
  mainModel,
  modelNames,
} from './usage-words.ts';

const right = { align: 'right' } as const;

type Changes = ReadonlyMap<string, PeriodChange>;

/** So wide are the bars that compare rows. */
const BAR = 10;

/** The longest name of a model with how many others there are. */
const LEAST_MODELS = 16;

/** A folder is cut only where it is longer. */
const LEAST_FOLDER = 36;

/**
 * Renders the rows as an aligned table with a line of totals. Where it is wider than the terminal, words and
 * numbers are shortened first.
 */
export function usageReportView(
  report: UsageReport,
  context: LocaleContext,
  changes: Changes = new Map(),
): Line[] {
  const { title } = groupingWords[report.by];
  if (report.rows.length === 0) {
    return [
      heading(title),
      ...paragraph('No tokens were recorded in this span.', context.columns),
      ...bounds(report, context),
    ];
  }
  const { columns } = context;
  const whole = tableOf(report, changes, context, { short: false, bars: false })(null);
  const isWide = columns === null || linesWidth(whole) <= columns;
  const shown = tableOf(report, changes, context, { short: !isWide, bars: columns !== null })(columns);
  return [
    [...heading(title, report.timezone), ...courseOf(report, context)],
    ...shown,
    ...leftOut(report, context),
    ...bounds(report, context),
  ];
}

type Sum = Pick<UsageRow, 'tokens' | 'responses' | 'costUsd'>;

interface Form {
  /** Rounded numbers, the main model alone, names of folders without those above. */
  readonly short: boolean;
  readonly bars: boolean;
}

/** Columns that say least go first; the key goes never, and what is cut of it is not what tells rows apart. */
function tableOf(
  report: UsageReport,
  changes: Changes,
  context: LocaleContext,
  { short, bars }: Form,
): (columns: number | null) => Line[] {
  const { by, splitBy = [], rows, totals } = report;
  const { format } = context;
  const count = (tokens: number) => (short ? format.tokens(tokens) : format.tokensFull(tokens));
  const session = by === 'session';
  const key = groupingWords[by].key;
  const priced = [totals, ...rows].some((row) => row.costUsd !== null || 'costLowerBoundUsd' in row);
  const most = Math.max(...rows.map(({ tokens }) => tokens.total));
  const columns: Column[] = [
    session ? { title: 'Last active', optional: 2 } : { title: key, ...keyShrinks(by) },
    { title: session ? key : '', shrink: 'both', least: LEAST_ID },
    { title: session ? 'Folder' : '', shrink: 'end', optional: 3 },
    ...splitBy.map((each): Column => ({ title: groupingWords[each].key, ...partShrinks(each) })),
    { title: 'Models', shrink: 'start', least: LEAST_MODELS, optional: 4 },
    { ...right, title: 'Input', optional: 1 },
    { ...right, title: 'Cached', optional: 6 },
    { ...right, title: 'Output', optional: 1 },
    { ...right, title: 'Reasoning', optional: 7 },
    { ...right, title: 'Total' },
    { title: '', optional: session ? 9 : 3 },
    { ...right, title: 'Change', optional: 5 },
    { ...right, title: 'Responses', optional: 8 },
    { ...right, title: 'Cost', optional: 0 },
  ];
  const numbers = (row: Sum, style: 'bold' | null, comparison: readonly [string, string]): Cell[] => {
    const { input, cachedInput, output, reasoningOutput, total } = row.tokens;
    const [size, change] = comparison;
    return [
      count(input),
      count(cachedInput),
      count(output),
      count(reasoningOutput),
      style === null ? count(total) : styled(count(total), style),
      styled(size, 'blue'),
      styled(change, 'dim'),
      count(row.responses),
      priced ? costText(row, format) : '',
    ];
  };
  const body = rows.flatMap((row): Cell[][] => {
    const change = changeText(changes.get(row.key), format);
    const size = bars ? plainBar(row.tokens.total / most, BAR) : '';
    const whole = [
      ...keyCells(report, row, context, short),
      ...splitBy.map(() => ''),
      modelsCell(report, row, short),
      ...numbers(row, 'bold', [size, change]),
    ];
    const parts = (row.parts ?? []).map((part) => [
      '',
      '',
      '',
      ...part.keys.map((text, place) => keyText(splitBy[place] ?? by, text, context.pathName)),
      '',
      ...numbers(part, null, ['', '']),
    ]);
    return [whole, ...parts];
  });
  const total = [
    ...(session ? ['', styled('Total', 'bold')] : [styled('Total', 'bold'), '']),
    '',
    ...splitBy.map(() => ''),
    '',
    ...numbers(totals, 'bold', ['', '']),
  ];
  return (width) => table(columns, [...body, total], { columns: width });
}

/** Days and models are never cut; a long path keeps its end. */
function keyShrinks(by: UsageGrouping): Partial<Column> {
  return by === 'project' ? { shrink: 'end', least: LEAST_FOLDER } : {};
}

function partShrinks(by: UsageGrouping): Partial<Column> {
  if (by === 'project') return { shrink: 'end' };
  if (by === 'session') return { shrink: 'both', least: LEAST_ID };
  return {};
}

function modelsCell({ by, splitBy = [] }: UsageReport, { models }: UsageRow, short: boolean): Cell {
  if (by === 'model' || splitBy.includes('model')) return '';
  return short ? mainModel(models) : modelNames(models);
}

function keyCells(
  { by }: UsageReport,
  row: UsageRow,
  { format, now, pathName }: LocaleContext,
  short: boolean,
): Cell[] {
  if (by !== 'session') return [keyText(by, row.key, pathName), '', ''];
  const last = row.lastActivityAt ?? null;
  const folder = keyText('project', row.cwd ?? 'unknown', pathName);
  return [
    last === null ? 'not recorded' : format.moment(last, now),
    row.key,
    short ? folderName(folder) : folder,
  ];
}

/** Fewer periods make no course. */
const LEAST_PERIODS = 3;
const MOST_PERIODS = 31;

/** The course over the periods, also those without use, as a sparkline in the heading. */
function courseOf({ by, rows, timezone }: UsageReport, { columns, format }: LocaleContext): Line {
  const title = groupingWords[by].title.length + timezone.length + 4;
  const last = rows.at(-1);
  if (columns === null || last === undefined || !isTimed(by)) return [];
  const tokens = new Map(rows.map((row) => [row.key, row.tokens.total]));
  const all = periodsBetween(by, rows[0]?.key ?? last.key, last.key);
  const shown = all.slice(-Math.min(MOST_PERIODS, columns - title - 16));
  if (shown.length < LEAST_PERIODS || columns - title < 24) return [];
  const values = shown.map((key) => tokens.get(key) ?? 0);
  return [
    '  ',
    styled(sparkline(values), 'blue'),
    '  ',
    styled(`peak ${format.tokens(Math.max(...values))}`, 'dim'),
  ];
}

function leftOut({ by, rowsLeftOut = 0 }: UsageReport, { format, columns }: LocaleContext): Line[] {
  if (rowsLeftOut === 0) return [];
  const rest = `${format.tokensFull(rowsLeftOut)} more ${rowsLeftOut === 1 ? 'row' : 'rows'}, counted in the total.`;
  const order = by === 'session' ? 'The most recently active are shown; ' : 'The largest are shown; ';
  return paragraph(order + rest, columns, { style: 'dim' });
}

function bounds({ lowerBound }: UsageReport, { columns }: LocaleContext): Line[] {
  return lowerBound.flatMap((reason) =>
    paragraph(`At least: ${plainTextOf(reason)}`, columns, { hang: 2, style: 'yellow' }),
  );
}
