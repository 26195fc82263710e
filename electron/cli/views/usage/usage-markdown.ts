import type { UsageGrouping, UsageReport, UsageRow } from '../../../shared/commands.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { addTokens, noTokens, type Tokens } from '../../../shared/tokens.ts';
import { escapeMarkdown, type MarkdownColumn, markdownTable } from '../../text/markdown.ts';
import type { PeriodChange } from '../../usage/period-change.ts';
import { LEAST_SESSIONS, type Runaway, type RunawayRule } from '../../usage/runaways.ts';
import type { LocaleContext } from '../view.ts';
import { changeText, costText, groupingWords, keyText, modelNames } from './usage-words.ts';

export interface RunawayList {
  readonly rule: RunawayRule;
  readonly found: readonly Runaway[];
}

/** What a Markdown report is made of. */
export interface UsageMarkdownInput {
  readonly report: UsageReport;
  readonly changes: ReadonlyMap<string, PeriodChange>;
  /** By session and week: what tells the homes apart; null for reports that have no such part. */
  readonly sessions: UsageReport | null;
  readonly runaways: RunawayList | null;
  /** Why `--fail-over` failed; empty where it passed or was not asked. */
  readonly overLimit: readonly string[];
}

const right = { align: 'right' } as const;

/** Returns a report for a pull request, a wiki or a chat: GitHub Flavored Markdown. */
export function usageMarkdown(input: UsageMarkdownInput, context: LocaleContext): string {
  const { report, runaways, sessions, overLimit } = input;
  const lines = [
    `## ${groupingWords[report.by].title}`,
    '',
    `Days are local to ${escapeMarkdown(report.timezone)}. Cached input is part of input, reasoning is part of output.`,
    '',
    ...(overLimit.length === 0 ? [] : [...overLimit.map((reason) => `- **${escapeMarkdown(reason)}**`), '']),
    ...(report.rows.length === 0 ? ['No tokens were recorded in this span.'] : mainTable(input, context)),
    ...report.lowerBound.flatMap((reason) => ['', `At least: ${escapeMarkdown(plainTextOf(reason))}`]),
    ...(sessions === null ? [] : homesSection(sessions, context)),
    ...(runaways === null ? [] : runawaySection(runaways, context)),
  ];
  return `${lines.join('\n')}\n`;
}

function mainTable({ report, changes }: UsageMarkdownInput, context: LocaleContext): string[] {
  const { by, splitBy = [], rows, totals } = report;
  const { format, pathName } = context;
  const split = splitBy.length > 0;
  const columns: MarkdownColumn[] = [
    { title: groupingWords[by].key },
    ...splitBy.map((each) => ({ title: groupingWords[each].key })),
    { title: by === 'session' ? 'Folder' : '' },
    { title: 'Models' },
    ...['Input', 'Cached', 'Output', 'Reasoning', 'Total', 'Change', 'Responses', 'Cost'].map((title) => ({
      ...right,
      title,
    })),
  ];
  const numbers = (row: Pick<UsageRow, 'tokens' | 'responses' | 'costUsd'>, change = ''): string[] => {
    const { input, cachedInput, output, reasoningOutput, total } = row.tokens;
    const full = [input, cachedInput, output, reasoningOutput, total].map((count) =>
      format.tokensFull(count),
    );
    return [...full, change, format.tokensFull(row.responses), costText(row, format)];
  };
  const key = (grouping: UsageGrouping, text: string) => keyText(grouping, text, pathName);
  const body = rows.flatMap((row) => {
    const folder = by === 'session' ? key('project', row.cwd ?? 'unknown') : '';
    const models = by === 'model' || split ? '' : modelNames(row.models);
    const whole = [
      key(by, row.key),
      ...splitBy.map(() => (split ? 'all' : '')),
      folder,
      models,
      ...numbers(row, changeText(changes.get(row.key), format)),
    ];
    const parts = (row.parts ?? []).map((part) => [
      key(by, row.key),
      ...part.keys.map((text, place) => key(splitBy[place] ?? by, text)),
      '',
      '',
      ...numbers(part),
    ]);
    return [whole, ...parts];
  });
  const total = ['Total', ...splitBy.map(() => ''), '', '', ...numbers(totals)];
  return markdownTable(columns, [...body, total]);
}

interface HomeWeek {
  readonly week: string;
  readonly home: string;
  tokens: Tokens;
  costUsd: number | null;
  sessions: number;
}

/** Who used what, where the report is of several Codex homes. */
function homesSection(sessions: UsageReport, { format, pathName }: LocaleContext): string[] {
  const sums = new Map<string, HomeWeek>();
  for (const { codexHome = 'unknown', parts = [] } of sessions.rows) {
    for (const { keys, tokens, costUsd } of parts) {
      const week = keys[0] ?? '';
      const id = `${week} ${codexHome}`;
      const sum = sums.get(id) ?? { week, home: codexHome, tokens: noTokens, costUsd: 0, sessions: 0 };
      sum.tokens = addTokens(sum.tokens, tokens);
      sum.costUsd = costUsd === null || sum.costUsd === null ? null : sum.costUsd + costUsd;
      sum.sessions += 1;
      sums.set(id, sum);
    }
  }
  const listed = [...sums.values()];
  if (new Set(listed.map(({ home }) => home)).size < 2) return [];
  listed.sort((a, b) => (a.week === b.week ? b.tokens.total - a.tokens.total : a.week < b.week ? -1 : 1));
  const columns = [
    { title: 'Week from' },
    { title: 'Codex home' },
    { ...right, title: 'Total' },
    { ...right, title: 'Sessions' },
    { ...right, title: 'Cost' },
  ];
  const rows = listed.map((each) => [
    each.week,
    pathName(each.home),
    format.tokensFull(each.tokens.total),
    format.tokensFull(each.sessions),
    costText(each, format),
  ]);
  return ['', '### By Codex home', '', ...markdownTable(columns, rows)];
}

/** Returns the rule in words. */
export function runawayRuleText({ times, usd }: RunawayRule, { format }: LocaleContext): string {
  const cost = usd === null ? '' : `, or costs more than ${format.usd(usd)} in a week`;
  return `A session is listed where it uses more than ${format.tokensFull(times)} times the tokens of the week's median session (weeks of fewer than ${LEAST_SESSIONS} sessions have none)${cost}.`;
}

function runawaySection({ rule, found }: RunawayList, context: LocaleContext): string[] {
  const { format, pathName } = context;
  const head = ['', '### Runaway sessions', '', runawayRuleText(rule, context), ''];
  if (found.length === 0) return [...head, 'None.'];
  const columns = [
    { title: 'Week from' },
    { title: 'Session' },
    { title: 'Folder' },
    { title: 'Codex home' },
    { ...right, title: 'Total' },
    { ...right, title: 'Of the median' },
    { ...right, title: 'Cost' },
  ];
  const severalHomes = new Set(found.map(({ codexHome }) => codexHome)).size > 1;
  const rows = found.map((each) => [
    each.week,
    each.threadId,
    keyText('project', each.cwd ?? 'unknown', pathName),
    severalHomes && each.codexHome !== null ? pathName(each.codexHome) : '',
    format.tokensFull(each.tokens),
    each.timesMedian === null ? 'not known' : `${format.tokensFull(Math.round(each.timesMedian))}×`,
    costText({ costUsd: each.costUsd, tokens: { total: each.tokens } }, format),
  ]);
  return [...head, ...markdownTable(columns, rows)];
}
