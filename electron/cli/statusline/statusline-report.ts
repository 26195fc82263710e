import type { StatuslineSummary } from '../../core/statusline/summary.ts';
import type { StatuslineReport } from '../../shared/commands.ts';

/** Makes the `codex-glance.statusline/1` document of a summary, which is null where nothing was read yet. */
export function statuslineReport(summary: StatuslineSummary | null, now: number): StatuslineReport {
  const generatedAt = new Date(now).toISOString();
  const schema = 'codex-glance.statusline/1';
  if (summary === null)
    return { schema, generatedAt, state: 'unread', savedAt: null, today: null, limits: [], binding: null };
  const { day, today, limits, outlooks, savedAt } = summary;
  return {
    schema,
    generatedAt,
    state: 'ready',
    savedAt: new Date(savedAt).toISOString(),
    today: { day, tokens: today.tokens, responses: today.responses, costUsd: today.costUsd },
    limits: limits.windows.map((window) => ({
      id: window.id,
      kind: window.kind,
      usedPercent: window.usedPercent,
      resetsAt: window.resetsAt,
      observedAt: window.observedAt,
      runsOutAt: outlooks.find(({ id }) => id === window.id)?.runsOut?.at ?? null,
      level: window.level,
    })),
    binding: limits.binding,
    ...(limits.credits && { credits: limits.credits }),
    ...(limits.spendCap && { spendCap: limits.spendCap }),
  };
}
