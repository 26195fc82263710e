import type { Finding } from '../../shared/finding.ts';
import type { Origin } from '../../shared/origin.ts';
import { wordsOf } from '../config/beliefs.ts';
import { layerName } from '../config/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { dottedKey, isTable, type KeyPath } from '../config/toml.ts';
import {
  type Exporter,
  exporterKeys,
  type SignalName,
  STATSIG_ENDPOINT,
  signalExporter,
} from './exporter.ts';

const signalNames: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** What is risky or will not work in the OpenTelemetry settings in force. Never quotes a header. */
export function otelFindings(resolved: ResolvedConfig): Finding[] {
  return [
    ...twoKinds(resolved),
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

/** Exporters are tagged tables: one kind a layer is right in each file and wrong in their merge. */
function twoKinds(resolved: ResolvedConfig): Finding[] {
  if (resolved.invalid?.twoVariants !== true) return [];
  return signalNames.flatMap((signal) => {
    const path = ['otel', exporterKeys[signal].key];
    const setters = resolved.ladder.flatMap(({ layer, table }) => {
      const otel = table.otel;
      const value = isTable(otel) ? otel[exporterKeys[signal].key] : undefined;
      return layer.disabledReason === null && isTable(value) ? [{ layer, kinds: Object.keys(value) }] : [];
    });
    if (new Set(setters.flatMap(({ kinds }) => kinds)).size < 2) return [];
    const said = setters.map(({ layer, kinds }) => `${kinds.join(' and ')} in ${layerName(layer.origin)}`);
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
  const found: Finding[] = [];
  const url = URL.parse(exporter.endpoint);
  if (url === null) {
    return [
      finding('otel.endpoint.not-a-url', signal, origin, {
        level: 'error',
        title: `The ${signal} endpoint is not a complete URL, so nothing arrives.`,
        remedy: 'Write it in full, such as https://collector.example.com/v1/logs.',
      }),
    ];
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    found.push(
      finding('otel.endpoint.plain-http', signal, origin, {
        level: 'warning',
        title: `The ${signal} go unencrypted to ${url.host}.`,
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

function hostOf(exporter: Exporter): string {
  const address = 'endpoint' in exporter ? exporter.endpoint : STATSIG_ENDPOINT;
  return URL.parse(address)?.host ?? 'the collector';
}

function promptFindings(resolved: ResolvedConfig): Finding[] {
  const { value, origin } = resolvedValue(resolved, ['otel', 'log_user_prompt']);
  const { exporter } = signalExporter(resolved, 'logs');
  if (value !== true) return [];
  const sent = exporter.kind !== 'none' && exporter.kind !== 'invalid';
  return [
    finding('otel.prompts-logged', 'logs', origin, {
      level: sent ? 'warning' : 'info',
      title: sent ? 'Your prompts are in the exported logs.' : 'Your prompts would be in exported logs.',
      detail: sent
        ? `They go to ${hostOf(exporter)}, and whoever runs that can read them.`
        : 'No log exporter is set, so nothing leaves for now.',
      remedy: 'Set otel.log_user_prompt to false.',
    }),
  ];
}
