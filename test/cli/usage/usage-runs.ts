import type { UsageGrouping, UsageReport, UsageRow } from '../../../electron/shared/commands.ts';
import { addTokens, noTokens, type Tokens } from '../../../electron/shared/tokens.ts';
import { createFakeGlance } from '../../fakes/glance.ts';
import { createFakeOutput } from '../../fakes/terminal.ts';
import { command } from '../command.ts';

export function tokensOf(input: number, output = 0): Tokens {
  return {
    input,
    cachedInput: Math.trunc(input / 2),
    cacheWriteInput: 0,
    output,
    reasoningOutput: Math.trunc(output / 2),
    total: input + output,
  };
}

export function rowOf(key: string, input: number, costUsd: number | null = null): UsageRow {
  const tokens = tokensOf(input, 10);
  return { key, tokens, costUsd, responses: 1, models: [{ model: 'gpt-6.1-sol', tokens, costUsd }] };
}

export function reportOf(
  by: UsageGrouping,
  rows: readonly UsageRow[],
  extra: Partial<UsageReport> = {},
): UsageReport {
  const costs = rows.map(({ costUsd }) => costUsd);
  return {
    schema: 'codex-glance.usage/1',
    by,
    timezone: 'Europe/Berlin',
    rows,
    totals: {
      tokens: rows.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens),
      costUsd: costs.some((cost) => cost === null) ? null : costs.reduce<number>((a, b) => a + (b ?? 0), 0),
      responses: rows.length,
    },
    lowerBound: [],
    ...extra,
  };
}

/** Runs a report over made-up answers, by grouping. */
export async function usage(line: string, reports: readonly UsageReport[], columns: number | null = null) {
  const glance = createFakeGlance({
    usage: ({ by }) => reports.find((each) => each.by === by) ?? reportOf(by, []),
  });
  const stdout = createFakeOutput(columns === null ? null : { columns, rows: 40 });
  return { ...(await command(`usage ${line}`, { glance, stdout })), calls: glance.calls };
}
