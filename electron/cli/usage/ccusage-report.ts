import type { UsageReport, UsageRow } from '../../shared/commands.ts';
import type { Tokens } from '../../shared/tokens.ts';

/**
 * The JSON of `ccusage codex daily|monthly|session` (a test compares them with the real ccusage), so that scripts made
 * for it go on working. Known differences, each because ccusage writes a guess where Glance knows none:
 *
 * - `costUSD` is null where a price is not known; ccusage writes 0.
 * - responses that name no model stand under `unknown`; ccusage takes them for gpt-5. Both set `isFallback`.
 * - `lastActivity` is the time of the session's last line; ccusage takes its last count of tokens.
 * - `cacheCreationTokens` is 0, as in ccusage: Codex counts what is written to the cache as input.
 */
export interface CcusageCounts {
  readonly cacheCreationTokens: number;
  /** Input that was read from the cache. */
  readonly cacheReadTokens: number;
  /** Input that was not. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of `outputTokens`. */
  readonly reasoningOutputTokens: number;
  readonly totalTokens: number;
}

export type CcusageModel = CcusageCounts & { readonly isFallback: boolean };

export type CcusageRow = CcusageCounts & {
  readonly costUSD: number | null;
  readonly models: Readonly<Record<string, CcusageModel>>;
  readonly date?: string;
  readonly month?: string;
  /** Of its rollout below `sessions`, with `/`. */
  readonly directory?: string;
  readonly lastActivity?: string | null;
  /** The rollout's name without its extension. */
  readonly sessionFile?: string;
  readonly sessionId?: string;
};

export type CcusageReport = {
  readonly totals: CcusageCounts & { readonly costUSD: number | null };
  readonly daily?: readonly CcusageRow[];
  readonly monthly?: readonly CcusageRow[];
  readonly sessions?: readonly CcusageRow[];
};

/** Groupings that ccusage has for Codex. */
export const ccusageGroupings = ['daily', 'monthly', 'session'] as const;
export type CcusageGrouping = (typeof ccusageGroupings)[number];

/** Absolute paths of a session's rollouts. */
export type PathsOf = (threadId: string) => readonly string[];

/** Converts a usage report to the JSON of `ccusage codex`. `pathsOf` returns a session's rollout paths. */
export function ccusageReport(
  report: UsageReport & { readonly by: CcusageGrouping },
  pathsOf: PathsOf = () => [],
): CcusageReport {
  const { tokens, costUsd } = report.totals;
  const totals = { ...counts(tokens), costUSD: costOf(tokens, costUsd) };
  switch (report.by) {
    case 'daily':
      return { daily: report.rows.map((row) => ({ ...plainRow(row), date: row.key })), totals };
    case 'monthly':
      return { monthly: report.rows.map((row) => ({ ...plainRow(row), month: row.key })), totals };
    case 'session':
      return { sessions: sessionRows(report.rows, pathsOf), totals };
  }
}

/** By the paths of their rollouts, as ccusage has them: whatever is archived comes last. */
function sessionRows(rows: readonly UsageRow[], pathsOf: PathsOf): CcusageRow[] {
  return rows
    .map((row) => ({
      ...plainRow(row),
      lastActivity: row.lastActivityAt ?? null,
      ...place(row.key, pathsOf(row.key)),
    }))
    .sort((a, b) => order(a.sessionId, b.sessionId));
}

/** A session is recognised by its oldest file; one whose files are gone, by its id. */
function place(threadId: string, paths: readonly string[]) {
  const [path] = [...paths].sort((a, b) => order(nameOf(a), nameOf(b)));
  if (path === undefined) return { directory: '', sessionFile: threadId, sessionId: threadId };
  const below = path.split(/[\\/](?:archived_)?sessions[\\/]/).at(-1) ?? path;
  const sessionId = below.replaceAll('\\', '/').replace(/\.jsonl(\.zst)?$/, '');
  return {
    directory: sessionId.split('/').slice(0, -1).join('/'),
    sessionFile: nameOf(sessionId),
    sessionId,
  };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function plainRow({ tokens, costUsd, models }: UsageRow) {
  return {
    ...counts(tokens),
    costUSD: costOf(tokens, costUsd),
    models: Object.fromEntries(
      models.map(({ model, tokens: of }): [string, CcusageModel] => [
        model ?? 'unknown',
        { ...counts(of), isFallback: model === null },
      ]),
    ),
  };
}

function counts({ input, cachedInput, output, reasoningOutput, total }: Tokens): CcusageCounts {
  return {
    cacheCreationTokens: 0,
    cacheReadTokens: cachedInput,
    inputTokens: input - cachedInput,
    outputTokens: output,
    reasoningOutputTokens: reasoningOutput,
    totalTokens: total,
  };
}

/** What used nothing cost nothing. */
function costOf({ total }: Tokens, costUsd: number | null): number | null {
  return total === 0 ? 0 : costUsd;
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
