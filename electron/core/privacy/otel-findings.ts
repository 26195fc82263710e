import type { Finding } from '../../shared/finding.ts';
import type { Origin } from '../../shared/origin.ts';
import { wordsOf } from '../config/known-behaviour.ts';
import { layerName } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { dottedKey, isTable, type KeyPath } from '../config/toml/toml.ts';
import { collectorName } from '../exporters/export-plan/collector-name.ts';
import { type EndpointFault, readEndpoint, stopsAppServer } from '../exporters/export-plan/endpoint.ts';
import { type Exporter, exporterKeys, type SignalName, signalExporter } from '../exporters/exporter.ts';
import { capital, invalidPlace } from './invalid-words.ts';

/** What of Codex starts where an exporter cannot be built, as observed of 0.171.0. */
export const STOPPED_WORDS =
  'The IDE, the desktop app and the daemon of the TUI need it. codex exec goes on without exporting anything.';

const signalNames: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** What is risky or will not work in the OpenTelemetry settings in force. Never quotes a header. */
export function otelFindings(resolved: ResolvedConfig): Finding[] {
  return [
    ...invalidFindings(resolved),
    ...signalNames.flatMap((signal) => {
      const { exporter, setting } = signalExporter(resolved, signal);
      const path = ['otel', exporterKeys[signal].key];
      return [
        ...statsigMisused(signal, exporter, setting.origin),
        ...endpointFindings(signal, exporter, setting.origin),
        ...headerFindings(resolved, signal, exporter, path),
      ];
    }),
    ...promptFindings(resolved),
  ];
}

type Words = Pick<Finding, 'level' | 'title'> & { readonly detail?: string; readonly remedy?: string };

function finding(kind: string, subject: string, origin: Origin | null, words: Words): Finding {
  return {
    id: `${kind}:${subject}`,
    kind,
    area: 'telemetry',
    ...words,
    ...(origin?.file === undefined ? {} : { file: origin.file }),
    ...(origin?.line === undefined ? {} : { line: origin.line }),
  };
}

/** An invalid configuration, which puts the exporters of the user's files out of force. */
function invalidFindings(resolved: ResolvedConfig): Finding[] {
  const { invalid, layersInOrder } = resolved;
  if (invalid === null) return [];
  const kinds = twoKinds(resolved);
  if (kinds.length > 0) return kinds;
  const { file, line, effect, reason } = invalid;
  const isSet = layersInOrder.some(({ layer }) => layer.disabledReason === null && isTable(layer.table.otel));
  const place = capital(invalidPlace(invalid));
  const origin: Origin = {
    layer: invalid.layer ?? 'user',
    ...(file === null ? {} : { file }),
    ...(line === null ? {} : { line }),
  };
  return [
    finding('otel.invalid-config', 'all', origin, {
      level: isSet ? 'error' : 'warning',
      title:
        effect === 'refuses'
          ? `${place} is invalid, so Codex does not start and exports nothing.`
          : `${place} is invalid, so what your files say of OpenTelemetry does not count.`,
      detail:
        effect === 'refuses'
          ? reason
          : `${reason} The IDE and the desktop app export as the rest says, and the TUI and codex exec do not start.`,
      remedy: 'Repair it, then restart Codex.',
    }),
  ];
}

/** Exporters are tagged tables: one kind a layer is right in each file and wrong in their merge. */
function twoKinds(resolved: ResolvedConfig): Finding[] {
  if (resolved.invalid?.twoVariants !== true) return [];
  return signalNames.flatMap((signal) => {
    const path = ['otel', exporterKeys[signal].key];
    const setters = resolved.layersInOrder.flatMap(({ layer, table }) => {
      const otel = table.otel;
      const value = isTable(otel) ? otel[exporterKeys[signal].key] : undefined;
      return layer.disabledReason === null && isTable(value) ? [{ layer, kinds: Object.keys(value) }] : [];
    });
    if (new Set(setters.flatMap(({ kinds }) => kinds)).size < 2) return [];
    const said = setters.map(
      ({ layer, kinds }) => `${kinds.slice(0, 2).join(' and ')} in ${layerName(layer.origin)}`,
    );
    return [
      finding('otel.exporter.two-kinds', signal, setters[0]?.layer.origin ?? null, {
        level: 'error',
        title: `\`${dottedKey(path)}\` has two kinds, which makes the whole configuration invalid.`,
        detail: `${said.join(', ')}. ${wordsOf('otel.exporter.two-kinds').detail}`,
        remedy: wordsOf('otel.exporter.two-kinds').remedy,
      }),
    ];
  });
}

function statsigMisused(signal: SignalName, exporter: Exporter, origin: Origin): Finding[] {
  if (exporter.kind !== 'statsig' || signal === 'metrics') return [];
  return [
    finding('otel.exporter.statsig', signal, origin, {
      level: 'warning',
      title: `${signal === 'logs' ? 'Log records go' : 'Traces go'} to OpenAI's metrics address.`,
      detail: 'statsig is meant for metrics. analytics.enabled does not stop this.',
      remedy: 'Set the exporter to "none" or to your own collector.',
    }),
  ];
}

function endpointFindings(signal: SignalName, exporter: Exporter, origin: Origin): Finding[] {
  if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
  const { protocol } = exporter;
  const endpoint = readEndpoint(exporter.endpoint, protocol, signal, {}, '/');
  if (exporter.endpoint === '') {
    return [
      finding('otel.endpoint.empty', signal, origin, {
        level: 'warning',
        title: `The ${signal} endpoint is empty, so Codex sends to the one of its environment.`,
        detail: 'That is OTEL_EXPORTER_OTLP_ENDPOINT where it is set, else a collector on this machine.',
        remedy: `Write it in full, such as https://collector.example.com/v1/${signal}.`,
      }),
    ];
  }
  if (!endpoint.ok) return [faultFinding(signal, endpoint.fault, protocol, origin)];
  const found: Finding[] = [];
  const { url } = endpoint.target;
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    found.push(
      finding('otel.endpoint.plain-http', signal, origin, {
        level: 'warning',
        title: `The ${signal} go unencrypted to ${url.host}.`,
        ...(/^https?:/i.test(exporter.endpoint)
          ? {}
          : { detail: 'Over gRPC any scheme but https is plain.' }),
        remedy: 'Use https.',
      }),
    );
  }
  if (exporter.kind === 'otlp-http' && url.pathname === '/') {
    found.push(
      finding('otel.endpoint.no-path', signal, origin, {
        level: 'warning',
        title: `The ${signal} endpoint has no path.`,
        detail: 'Codex posts to the address as written and appends nothing, so most collectors answer 404.',
        remedy: `End it with /v1/${signal}.`,
      }),
    );
  }
  return found;
}

const faultWords: Readonly<Record<EndpointFault, string>> = {
  'not-a-uri': 'is no URL',
  host: 'names no valid host',
  ipv6: 'is an IPv6 address, which Codex does not take over gRPC',
  'no-scheme': 'has no http:// or https:// before it',
  scheme: 'begins with neither http:// nor https://',
  'no-host': 'names no valid host and port',
};

/** An endpoint to which nothing is sent, and what of Codex starts with it. As observed of 0.171.0. */
function faultFinding(
  signal: SignalName,
  fault: EndpointFault,
  protocol: 'json' | 'binary' | 'grpc',
  origin: Origin,
): Finding {
  return finding('otel.endpoint.not-a-url', signal, origin, {
    level: 'error',
    title: stopsAppServer(fault)
      ? `The ${signal} endpoint ${faultWords[fault]}, so the app-server does not start.`
      : `The ${signal} endpoint ${faultWords[fault]}, so nothing arrives.`,
    detail: stopsAppServer(fault) ? STOPPED_WORDS : 'Codex starts, and each export fails before it is sent.',
    remedy:
      protocol === 'grpc'
        ? 'Write it in full, such as https://collector.example.com:4317.'
        : 'Write it in full, such as https://collector.example.com/v1/logs.',
  });
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/i.test(hostname);
}

function headerFindings(
  resolved: ResolvedConfig,
  signal: SignalName,
  exporter: Exporter,
  path: KeyPath,
): Finding[] {
  if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
  return Object.entries(exporter.headers).flatMap(([name, value]) => {
    if (typeof value !== 'string' || !/\$\{\w+\}|\$[A-Z_]\w*|%[A-Z_]+%/.test(value)) return [];
    const { origin } = resolvedValue(resolved, [...path, exporter.kind, 'headers', name]);
    return [
      finding('otel.header.variable', `${signal}:${name}`, origin, {
        level: 'warning',
        title: `The ${signal} header ${name} looks like a variable, and Codex sends it as written.`,
        remedy: `Put the value itself there, or set OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS.`,
      }),
    ];
  });
}

function promptFindings(resolved: ResolvedConfig): Finding[] {
  const { value, origin } = resolvedValue(resolved, ['otel', 'log_user_prompt']);
  const { exporter } = signalExporter(resolved, 'logs');
  if (value !== true) return [];
  const to = collectorName(exporter, 'logs');
  const sent = to !== null;
  return [
    finding('otel.prompts-logged', 'logs', origin, {
      level: sent ? 'warning' : 'info',
      title: sent ? 'Your prompts are in the exported logs.' : 'Your prompts would be in exported logs.',
      detail: sent
        ? `They go to ${to}, and whoever runs that can read them.`
        : 'No log exporter sends anything for now.',
      remedy: 'Set otel.log_user_prompt to false.',
    }),
  ];
}
