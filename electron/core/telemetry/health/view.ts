import type { Settings } from '../../../shared/settings.ts';
import type { Otel, OtelSignal } from '../../../shared/telemetry.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { SignalName } from '../exporter.ts';
import type { Environment } from '../probe/environment.ts';
import { type ExportPlan, exportPlan, shownPlan } from '../probe/plan.ts';
import type { CodexErrors } from './codex-errors.ts';
import type { HealthRecord } from './health-store.ts';
import { withoutOld } from './history.ts';
import { healthOf } from './known-health.ts';
import { joinVerdict } from './verdict.ts';

/** What is known beside the configuration. */
export interface Known {
  readonly records: ReadonlyMap<SignalName, HealthRecord>;
  readonly errors: CodexErrors;
  readonly settings: Pick<Settings, 'automaticProbing' | 'retentionDays'>;
  /** True where the plan is the one that was probed last. */
  readonly isCurrent: (plan: ExportPlan) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What the configuration decides, with the plan, the health, the errors and the history of each signal. */
export function withHealth(base: Otel, resolved: ResolvedConfig, env: Environment, known: Known): Otel {
  const { records, errors, settings, isCurrent, now } = known;
  const signals = base.signals.map((signal): OtelSignal => {
    const plan = exportPlan(resolved, signal.signal, env);
    const record = records.get(signal.signal);
    const health = healthOf(signal.health, plan, record, plan !== null && isCurrent(plan), now);
    const codexErrors = plan === null ? null : errors[signal.signal];
    const verdict = joinVerdict(signal.signal, health, codexErrors, now);
    return {
      ...signal,
      health,
      plan: plan === null ? null : shownPlan(plan),
      codexErrors,
      ...(verdict === null ? {} : { verdict }),
      history: withoutOld(record?.changes ?? [], now, settings.retentionDays),
    };
  });
  return { ...base, signals, probing: { automatic: settings.automaticProbing } };
}
