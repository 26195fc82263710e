import { type Finding, finding } from '../../../shared/finding.ts';
import { healthMessage } from '../../../shared/messages/en/telemetry/health.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Otel, OtelExportErrors, OtelSignal } from '../../../shared/telemetry/telemetry.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { CodexEnvironment } from '../../exporters/export-plan/codex-environment.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import { type ExportPlan, exportPlan, shownPlan } from '../../exporters/export-plan/plan.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import type { CodexErrors } from './codex-errors.ts';
import type { HealthRecord } from './health-store.ts';
import { observedSince, withoutOld } from './history.ts';
import { observedOf } from './kept-results.ts';
import { healthOf, underUnread } from './known-health.ts';
import { allObserved, type SeenSpans } from './sightings.ts';
import { joinVerdict } from './verdict.ts';

/** What is known besides the configuration. */
export interface Known {
  readonly records: ReadonlyMap<SignalName, HealthRecord>;
  readonly errors: CodexErrors;
  /** What was seen without a probe, oldest first. */
  readonly sightings: SeenSpans;
  readonly settings: Pick<Settings, 'automaticProbing' | 'retentionDays'>;
  /** True where the plan was the last one probed. */
  readonly isCurrent: (plan: ExportPlan) => boolean;
  /** The file of variables in the Codex home, where it was not read. */
  readonly unread: ReturnType<CodexEnvironment['unread']>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Adds to the decided configuration the plan, health, errors and history of each signal. */
export function withHealth(base: Otel, resolved: ResolvedConfig, env: Environment, known: Known): Otel {
  const { records, errors, sightings, settings, isCurrent, unread, now } = known;
  const signals = base.signals.map((signal): OtelSignal => {
    const plan = exportPlan(resolved, signal.signal, env);
    const record = records.get(signal.signal);
    const found = healthOf(signal.health, plan, record, plan !== null && isCurrent(plan), now);
    const health = plan === null ? found : underUnread(found, unread);
    const codexErrors = plan === null ? null : errorsOf(plan, errors);
    const verdict = joinVerdict(signal.signal, health, codexErrors, now, errors.unreadable.length > 0);
    return {
      ...signal,
      health,
      plan: plan === null ? null : shownPlan(plan),
      codexErrors,
      ...(verdict === null ? {} : { verdict }),
      history: withoutOld(record?.changes ?? [], now, settings.retentionDays),
      observed: observedSince(
        allObserved(observedOf(record), sightings[signal.signal]),
        now,
        settings.retentionDays,
      ),
    };
  });
  const findings = [...base.findings, ...unreadableLogs(signals, errors)];
  return { ...base, signals, findings, probing: { automatic: settings.automaticProbing } };
}

/** A failed command for headers says nothing about a signal that does not use it. */
function errorsOf({ signal, hasHelper }: ExportPlan, errors: CodexErrors): OtelExportErrors | null {
  return (hasHelper ? errors.bySignal : errors.withoutHelper)[signal];
}

/** Returns the logs of Codex that could not be read, where an exported signal depends on them. */
function unreadableLogs(signals: readonly OtelSignal[], { unreadable }: CodexErrors): Finding[] {
  if (signals.every(({ plan }) => plan === null)) return [];
  return unreadable.map(({ file, why }) =>
    finding(
      { area: 'telemetry', kind: 'otel.codex-log.unreadable', subject: file },
      { level: 'warning', title: healthMessage('health.log-unreadable'), detail: why },
      { file },
    ),
  );
}
