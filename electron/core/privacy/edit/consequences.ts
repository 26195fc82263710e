import { VERIFIED_CODEX } from '../../../shared/codex/codex.ts';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { stateOf } from '../../codex-version/decide-codex.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { withoutCredentials } from '../../config/schema/redact.ts';
import { isAtLeast } from '../../config/schema/version.ts';
import { type Exporter, STATSIG_ENDPOINT, signalExporter } from '../../exporters/exporter.ts';
import type { Decided } from './decide.ts';

/** Since this version a collector of the user's own gets metrics whatever `analytics.enabled` says. */
const CUSTOM_METRICS_SINCE = '0.163.0';

/** An app-server reads the switch once, when it starts: observed in both directions. */
const NOT_LIVE = editMessage('edit.follows.running');

/**
 * Lists the consequences of an edit: which channels start or stop on which surfaces, what goes on all the same, and
 * what can still decide otherwise. As observed with the verified Codex and, where it differed, older ones; with a
 * newer one that is said first.
 */
export function consequencesOf(before: Decided, after: Decided): Message[] {
  const off = after.byRules.enabled === false;
  const { codexVersion } = after.resolved;
  const switched = [
    ...switchedChannel('events', before, after),
    ...switchedChannel('metrics', before, after),
  ];
  return [
    ...(stateOf(codexVersion) === 'newer'
      ? [
          editMessage('edit.follows.unverified', {
            codex: codexVersion ?? '',
            verified: VERIFIED_CODEX.version,
          }),
        ]
      : []),
    ...switched,
    ...(switched.length > 0 ? [NOT_LIVE] : []),
    ...ownMetrics(after.resolved, off),
    ...ownLogsAndTraces(after.resolved),
    ...(off ? remaining(after) : []),
  ];
}

/** Lists the surfaces on which a channel changes its state. */
function switchedChannel(id: 'events' | 'metrics', before: Decided, after: Decided): Message[] {
  const was = new Map(
    before.byRules.channels.filter((one) => one.id === id).map((one) => [one.surface, one.state]),
  );
  const now = after.byRules.channels.filter((one) => one.id === id);
  const among = (state: 'on' | 'off') =>
    now.filter((one) => one.state === state && was.get(one.surface) !== state);
  return (['off', 'on'] as const).flatMap((state) => {
    const [first, ...others] = among(state);
    if (first === undefined) return [];
    const surfaces = [first, ...others].map(({ surface }) => surface);
    const to = first.destination;
    return [editMessage('edit.follows.switched', { id, to, on: state === 'on', surfaces })];
  });
}

/** Describes metrics to a collector of the user's own. */
function ownMetrics(resolved: ResolvedConfig, off: boolean): Message[] {
  const { exporter } = signalExporter(resolved, 'metrics');
  if (!off || !isOwn(exporter)) return [];
  const place = withoutCredentials(exporter.endpoint);
  return isAtLeast(resolved.codexVersion, CUSTOM_METRICS_SINCE)
    ? [editMessage('edit.follows.own-metrics-go-on', { place })]
    : [editMessage('edit.follows.own-metrics-stop', { place })];
}

function ownLogsAndTraces(resolved: ResolvedConfig): Message[] {
  return (['logs', 'traces'] as const).flatMap((signal) => {
    const { exporter } = signalExporter(resolved, signal);
    const key = signal === 'logs' ? 'otel.exporter' : 'otel.trace_exporter';
    if (isOwn(exporter)) {
      return [editMessage('edit.follows.otel', { signal, to: withoutCredentials(exporter.endpoint), key })];
    }
    return exporter.kind === 'statsig'
      ? [editMessage('edit.follows.otel-openai', { signal, to: STATSIG_ENDPOINT, key })]
      : [];
  });
}

/** Lists what an opt-out does not stop. */
function remaining({ byRules }: Decided): Message[] {
  return [
    ...(byRules.feedback.enabled ? [editMessage('edit.follows.feedback')] : []),
    editMessage('edit.follows.requests'),
    editMessage('edit.follows.can-be-skipped'),
  ];
}

function isOwn(exporter: Exporter): exporter is Extract<Exporter, { endpoint: string }> {
  return exporter.kind === 'otlp-http' || exporter.kind === 'otlp-grpc';
}
