import type { Finding } from '../finding.ts';
import type { Snapshot } from '../snapshot.ts';

const rank: Record<Finding['level'], number> = { error: 0, warning: 1, info: 2 };

/** Every finding of a Snapshot once, by id, worst first, otherwise in the order given. */
export function allFindings(snapshot: Pick<Snapshot, 'findings' | 'otel'>): readonly Finding[] {
  const byId = new Map<string, Finding>();
  for (const finding of [...snapshot.findings, ...snapshot.otel.findings]) {
    if (!byId.has(finding.id)) byId.set(finding.id, finding);
  }
  return [...byId.values()].sort((a, b) => rank[a.level] - rank[b.level]);
}
