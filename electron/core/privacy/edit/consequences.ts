import { VERIFIED_CODEX } from '../../../shared/codex.ts';
import type { AnalyticsChannel } from '../../../shared/telemetry.ts';
import { stateOf } from '../../codex-version/decide-codex.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { withoutCredentials } from '../../config/schema/redact.ts';
import { isAtLeast } from '../../config/schema/version.ts';
import { type Exporter, STATSIG_ENDPOINT, signalExporter } from '../../exporters/exporter.ts';
import type { Decided } from './decide.ts';

/** Since this version a collector of your own gets metrics whatever `analytics.enabled` says. */
const CUSTOM_METRICS_SINCE = '0.163.0';

/** An app-server reads the switch once, when it starts: seen both ways. */
const NOT_LIVE = 'Codex that runs already goes on as before until it is restarted.';

/**
 * What follows from an edit: which channels start or stop on which surfaces, what goes on all the same,
 * and what can still decide otherwise. As seen with the verified Codex and, where it differed, older
 * ones; with a newer one that is said first.
 */
export function consequencesOf(before: Decided, after: Decided): string[] {
  const off = after.byRules.enabled === false;
  const { codexVersion } = after.resolved;
  const switched = [
    ...switchedChannel('events', before, after),
    ...switchedChannel('metrics', before, after),
  ];
  return [
    ...(stateOf(codexVersion) === 'newer'
      ? [`Codex ${codexVersion} is not verified. With ${VERIFIED_CODEX.version}:`]
      : []),
    ...switched,
    ...(switched.length > 0 ? [NOT_LIVE] : []),
    ...ownMetrics(after.resolved, off),
    ...ownLogsAndTraces(after.resolved),
    ...(off ? remaining(after) : []),
  ];
}

const names: Record<'events' | 'metrics', string> = { events: 'Usage events', metrics: 'Metrics' };

const surfaceNames: Record<AnalyticsChannel['surface'], string> = {
  tui: 'the TUI',
  exec: 'codex exec',
  'app-server': 'a bare app-server',
  ide: 'the IDE extension or desktop app',
  daemon: "the TUI's daemon",
};

/** Each surface on which a channel changes its state. */
function switchedChannel(id: 'events' | 'metrics', before: Decided, after: Decided): string[] {
  const was = new Map(
    before.byRules.channels.filter((one) => one.id === id).map((one) => [one.surface, one.state]),
  );
  const now = after.byRules.channels.filter((one) => one.id === id);
  const among = (state: 'on' | 'off') =>
    now.filter((one) => one.state === state && was.get(one.surface) !== state);
  return (['off', 'on'] as const).flatMap((state) => {
    const [first, ...others] = among(state);
    if (first === undefined) return [];
    const where = list([first, ...others].map(({ surface }) => surfaceNames[surface]));
    return [`${names[id]} to ${first.destination} ${state === 'off' ? 'stop' : 'start'} on ${where}.`];
  });
}

/** Metrics to a collector of one's own. */
function ownMetrics(resolved: ResolvedConfig, off: boolean): string[] {
  const { exporter } = signalExporter(resolved, 'metrics');
  if (!off || !isOwn(exporter)) return [];
  const place = withoutCredentials(exporter.endpoint);
  return isAtLeast(resolved.codexVersion, CUSTOM_METRICS_SINCE)
    ? [`Metrics to your own collector ${place} go on: since Codex 0.163.0 analytics do not decide them.`]
    : [`Metrics to your own collector ${place} stop as well, before Codex 0.163.0.`];
}

function ownLogsAndTraces(resolved: ResolvedConfig): string[] {
  return (['logs', 'traces'] as const).flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    const key = signal === 'logs' ? 'otel.exporter' : 'otel.trace_exporter';
    if (isOwn(exporter)) {
      return [`OTel ${signal} to ${withoutCredentials(exporter.endpoint)} go on: ${key} decides them.`];
    }
    return exporter.kind === 'statsig'
      ? [`OTel ${signal} to OpenAI (${STATSIG_ENDPOINT}) go on: ${key} is "statsig".`]
      : [];
  });
}

/** What an opt-out does not reach. */
function remaining({ byRules }: Decided): string[] {
  return [
    ...(byRules.feedback.enabled
      ? ['Reports that you send with /feedback still go out; feedback.enabled decides them.']
      : []),
    'Requests to the model still carry an installation id and the paths of your workspaces.',
    "A trusted repository's .codex/config.toml or a -c option can switch analytics on again, and codex exec --ignore-user-config skips your config.toml.",
  ];
}

function isOwn(exporter: Exporter): exporter is Extract<Exporter, { endpoint: string }> {
  return exporter.kind === 'otlp-http' || exporter.kind === 'otlp-grpc';
}

function list(items: readonly string[]): string {
  if (items.length < 3) return items.join(' and ');
  return `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}
