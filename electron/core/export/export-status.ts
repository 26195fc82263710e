import type { ExportReport, ExportTargetStatus } from '../../shared/export/export-report.ts';
import { leaseOf } from './outbox/leases.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { ExportSettings } from './settings/export-settings.ts';
import { kindOf, type TargetSettings } from './targets/target-kinds.ts';

export interface StatusContext {
  /** Absolute. */
  readonly settingsFile: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Names this process among those that share the outbox; null where it sends nothing. */
  readonly owner: string | null;
}

/** Reports how it stands with every target. `outbox` is null where there is none yet. */
export function exportReport(
  { general, targets, problems }: ExportSettings,
  outbox: Outbox | null,
  context: StatusContext,
): ExportReport {
  return {
    schema: 'codex-glance.export/1',
    enabled: general.enabled,
    settingsFile: context.settingsFile,
    targets: targets.flatMap((settings) => {
      const ids = kindOf(settings).ids?.(settings) ?? [settings.name];
      return ids.map((id) => targetStatus(id, settings, outbox, general.enabled, context));
    }),
    queue: outbox === null ? null : { records: outbox.size(), most: general.max_queued },
    problems: problems.map((problem) => ({ ...problem, message: problem.message.text })),
  };
}

function targetStatus(
  id: string,
  settings: TargetSettings,
  outbox: Outbox | null,
  enabled: boolean,
  { now, owner }: StatusContext,
): ExportTargetStatus {
  const { to, kinds } = settings;
  const state = outbox?.targets.state(id);
  const waiting = outbox && state ? outbox.waiting(state.cursor, kinds) : { count: 0, since: null };
  const error = state?.error ?? null;
  const sender = outbox?.leases.holder(leaseOf(id), now) ?? null;
  return {
    id,
    to,
    destination: kindOf(settings).destination(settings),
    state: enabled && settings.enabled ? (state?.state ?? 'idle') : 'off',
    sentBy: sender === null ? null : sender === owner ? 'this-process' : 'another-process',
    sent: state?.sent ?? 0,
    accepted: state?.accepted ?? 0,
    rejected: state?.rejected ?? 0,
    queued: waiting.count,
    cursor: state?.cursor ?? 0,
    lagMs: waiting.since === null ? null : Math.max(0, Math.trunc(now - waiting.since)),
    waitingSince: iso(waiting.since),
    lastAcceptedAt: iso(state?.acceptedAt ?? null),
    lastError: error === null ? null : { at: iso(state?.errorAt ?? null), reason: error },
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
