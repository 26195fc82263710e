import { isDeepStrictEqual } from 'node:util';
import type { Exports } from '../shared/export/exports.ts';
import type { Finding } from '../shared/finding.ts';
import { createFormat } from '../shared/format/format.ts';
import { usageMessage } from '../shared/messages/en/usage/usage.ts';
import type { Settings } from '../shared/settings.ts';
import { SNAPSHOT_SCHEMA, type Snapshot } from '../shared/snapshot.ts';
import { GLANCE_VERSION } from '../shared/version.ts';
import { newestVersion } from './codex-version/decide-codex.ts';
import { qualifyFindings } from './codex-version/qualify-findings.ts';
import type { Services } from './composition/services.ts';
import { judgeLimits, mayHaveLimits } from './limits/binding.ts';
import type { ObservedLimits } from './limits/decide-limits.ts';
import { limitFindings } from './limits/limit-findings.ts';
import { noLive } from './live/live-service.ts';
import { markWaiting } from './live/waiting-sessions.ts';
import { tierFindings } from './pricing/tier-findings.ts';
import { decideSwitch } from './privacy/edit/decide-switch.ts';
import { viewMonth } from './views/month-view.ts';

export interface SnapshotContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly timezone: string;
  readonly locale: string;
  readonly cwd: string;
  readonly settings: Settings;
  readonly exports: Exports;
  /** Findings about Glance itself, whichever homes are shown. */
  readonly findings: readonly Finding[];
}

const ranks: Record<Finding['level'], number> = { error: 0, warning: 1, info: 2 };

/** Returns the findings with the gravest first, else as they come. */
export function byLevel(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => ranks[a.level] - ranks[b.level]);
}

/**
 * Composes a Snapshot. Where the index turns out to be damaged, everything is read again: until then use is unknown,
 * and `onMended` is called afterwards.
 */
export function composeWhole(services: Services, context: SnapshotContext, onMended: () => void): Snapshot {
  try {
    return composeSnapshot(services, context);
  } catch (error) {
    services.usage.restart(error).then(onMended, () => {});
    return composeSnapshot(services, context);
  }
}

/** Composes a Snapshot from what the services know. */
export function composeSnapshot(services: Services, context: SnapshotContext): Snapshot {
  const { usage, codex, config, editor, health, risk, drift, baseline, pricing } = services;
  const { files, organisation, live, demo } = services;
  const { now, settings } = context;
  const inUse = codex.inUse();
  const version = newestVersion(inUse);
  const sent = risk.withFindings(health.otel());
  const otel = { ...sent, findings: qualifyFindings(sent.findings, version) };
  const alive = live?.view() ?? noLive;
  const counted = usage.usage(now);
  const use = { ...counted, live: markWaiting(counted.live, alive.daemon.threads) };
  const observed = whileReading(usage.limits(now, live?.observations()), use.state);
  const format = createFormat(context.locale, context.timezone);
  const outlook = usage.outlook.view({
    ledger: usage.ledger,
    readings: usage.limitReadings,
    usage: use,
    limits: observed,
    format,
    now,
  });
  const homes = usage.homes();
  const mayHave = mayHaveLimits(
    homes.map(({ auth }) => auth),
    use.recent.map(({ auth }) => auth),
  );
  const limits = judgeLimits(observed, outlook.windows, now, mayHave);
  const month = viewMonth(usage.ledger, pricing.book, settings.planUsdPerMonth, now);
  const prices = pricing.view(month, now);
  const analytics = config.analytics();
  const findings = [
    ...qualifyFindings([...drift.findings(), ...config.findings()], version),
    ...codex.findings(),
    ...baseline.findings(),
    ...otel.findings,
    ...usage.findings(),
    ...limitFindings(limits, usage.limitReadings.aheadAt(now)),
    ...pricing.findings(now),
    ...tierFindings(prices.month, version),
    ...files.findings(),
    ...organisation.findings(now),
    ...context.findings,
  ];
  return {
    schema: SNAPSHOT_SCHEMA,
    generatedAt: new Date(now).toISOString(),
    glanceVersion: GLANCE_VERSION,
    timezone: context.timezone,
    locale: context.locale,
    cwd: context.cwd,
    demo: demo !== null,
    codexHomes: homes,
    codex: inUse,
    usage: use,
    pricing: prices,
    limits,
    outlook,
    analytics,
    analyticsSwitch: decideSwitch(editor.seen(), analytics, settings.planFirst),
    otel,
    coverage: usage.coverage(now),
    exports: context.exports,
    settings,
    live: alive,
    organisation: organisation.view(now),
    findings: byLevel(findings),
  };
}

/** Leaves open whether there are limits until all sessions were read. */
function whileReading(limits: ObservedLimits, state: Snapshot['usage']['state']): ObservedLimits {
  if (state !== 'scanning' || limits.state !== 'none') return limits;
  return { ...limits, reason: usageMessage('usage.scanning') };
}

/** Returns true where two Snapshots differ only in the moment they were made. */
export function sameButTime(a: Snapshot, b: Snapshot): boolean {
  // Mostly a session has grown, which shows at once.
  if (!isDeepStrictEqual(a.usage, b.usage)) return false;
  return isDeepStrictEqual({ ...a, generatedAt: '' }, { ...b, generatedAt: '' });
}
