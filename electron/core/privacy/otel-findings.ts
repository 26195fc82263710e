import { type Finding, type FindingWords, finding, type Place } from '../../shared/finding.ts';
import { otelMessage } from '../../shared/messages/en/telemetry/otel.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Origin } from '../../shared/origin.ts';
import { wordsOf } from '../config/known-behaviour.ts';
import { layerName, layerPlace } from '../config/layers/layer-name.ts';
import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { dottedKey, isTable, type KeyPath } from '../config/toml/toml.ts';
import { collectorName } from '../exporters/export-plan/collector-name.ts';
import { type EndpointFault, readEndpoint, stopsAppServer } from '../exporters/export-plan/endpoint.ts';
import { type Exporter, exporterKeys, type SignalName, signalExporter } from '../exporters/exporter.ts';
import { isLoopbackHost } from '../exporters/loopback.ts';

const signalNames: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Returns what is risky or will not work in the OpenTelemetry settings in force. Never quotes a header. */
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

function otelFinding(kind: string, subject: string, place: Place | null, words: FindingWords): Finding {
  return finding({ area: 'telemetry', kind, subject }, words, place);
}

/** An invalid configuration, which puts the exporters of the user's files out of force. */
function invalidFindings(resolved: ResolvedConfig): Finding[] {
  const { invalid, layersInOrder } = resolved;
  if (invalid === null) return [];
  const kinds = twoKinds(resolved);
  if (kinds.length > 0) return kinds;
  const { file, line, effect, reason } = invalid;
  const isSet = layersInOrder.some(({ layer }) => layer.disabledReason === null && isTable(layer.table.otel));
  const place = layerPlace(invalid);
  const origin: Origin = {
    layer: invalid.layer ?? 'user',
    ...(file === null ? {} : { file }),
    ...(line === null ? {} : { line }),
  };
  return [
    otelFinding('otel.invalid-config', 'all', origin, {
      level: isSet ? 'error' : 'warning',
      title:
        effect === 'refuses'
          ? otelMessage('otel.invalid.refuses', { place })
          : otelMessage('otel.invalid', { place }),
      detail: effect === 'refuses' ? reason : otelMessage('otel.invalid.why', { reason: reason }),
      remedy: otelMessage('otel.repair'),
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
    const said = setters.map(({ layer, kinds }) =>
      otelMessage('otel.two-kinds.place', { kinds: kinds.slice(0, 2), layer: layerName(layer.origin) }),
    );
    return [
      otelFinding('otel.exporter.two-kinds', signal, setters[0]?.layer.origin ?? null, {
        level: 'error',
        title: otelMessage('otel.two-kinds', { key: dottedKey(path) }),
        detail: otelMessage('otel.two-kinds.where', {
          places: said,
          why: wordsOf('otel.exporter.two-kinds').detail,
        }),
        remedy: wordsOf('otel.exporter.two-kinds').remedy,
      }),
    ];
  });
}

function statsigMisused(signal: SignalName, exporter: Exporter, origin: Origin): Finding[] {
  if (exporter.kind !== 'statsig' || signal === 'metrics') return [];
  return [
    otelFinding('otel.exporter.statsig', signal, origin, {
      level: 'warning',
      title: signal === 'logs' ? otelMessage('otel.statsig.logs') : otelMessage('otel.statsig.traces'),
      detail: otelMessage('otel.statsig.why'),
      remedy: otelMessage('otel.statsig.remedy'),
    }),
  ];
}

function endpointFindings(signal: SignalName, exporter: Exporter, origin: Origin): Finding[] {
  if (exporter.kind !== 'otlp-http' && exporter.kind !== 'otlp-grpc') return [];
  const { protocol } = exporter;
  const endpoint = readEndpoint(exporter.endpoint, protocol, signal, {}, '/');
  if (exporter.endpoint === '') {
    return [
      otelFinding('otel.endpoint.empty', signal, origin, {
        level: 'warning',
        title: otelMessage('otel.endpoint.empty', { signal }),
        detail: otelMessage('otel.endpoint.empty.why'),
        remedy: otelMessage('otel.write-in-full', { signal }),
      }),
    ];
  }
  if (!endpoint.ok) return [faultFinding(signal, endpoint.fault, protocol, origin)];
  const found: Finding[] = [];
  const { url } = endpoint.target;
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    found.push(
      otelFinding('otel.endpoint.plain-http', signal, origin, {
        level: 'warning',
        title: otelMessage('otel.plain-http', { signal, host: url.host }),
        ...(/^https?:/i.test(exporter.endpoint) ? {} : { detail: otelMessage('otel.plain-http.grpc') }),
        remedy: otelMessage('otel.plain-http.remedy'),
      }),
    );
  }
  if (exporter.kind === 'otlp-http' && url.pathname === '/') {
    found.push(
      otelFinding('otel.endpoint.no-path', signal, origin, {
        level: 'warning',
        title: otelMessage('otel.no-path', { signal }),
        detail: otelMessage('otel.no-path.why'),
        remedy: otelMessage('otel.no-path.remedy', { signal }),
      }),
    );
  }
  return found;
}

const faultWords: Readonly<Record<EndpointFault, Message>> = {
  'not-a-uri': otelMessage('otel.fault.not-a-uri'),
  host: otelMessage('otel.fault.host'),
  ipv6: otelMessage('otel.fault.ipv6'),
  'no-scheme': otelMessage('otel.fault.no-scheme'),
  scheme: otelMessage('otel.fault.scheme'),
  'no-host': otelMessage('otel.fault.no-host'),
};

/** An endpoint to which nothing is sent, and what of Codex starts with it. As observed of 0.171.0. */
function faultFinding(
  signal: SignalName,
  fault: EndpointFault,
  protocol: 'json' | 'binary' | 'grpc',
  origin: Origin,
): Finding {
  return otelFinding('otel.endpoint.not-a-url', signal, origin, {
    level: 'error',
    title: stopsAppServer(fault)
      ? otelMessage('otel.endpoint.stops', { signal, fault: faultWords[fault] })
      : otelMessage('otel.endpoint.fails', { signal, fault: faultWords[fault] }),
    detail: stopsAppServer(fault) ? otelMessage('otel.stopped') : otelMessage('otel.endpoint.fails.why'),
    remedy:
      protocol === 'grpc' ? otelMessage('otel.write-in-full.grpc') : otelMessage('otel.write-in-full.http'),
  });
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
      otelFinding('otel.header.variable', `${signal}:${name}`, origin, {
        level: 'warning',
        title: otelMessage('otel.header.variable', { signal, name }),
        remedy: otelMessage('otel.header.variable.remedy', { signal }),
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
    otelFinding('otel.prompts-logged', 'logs', origin, {
      level: sent ? 'warning' : 'info',
      title: sent ? otelMessage('otel.prompts-logged') : otelMessage('otel.prompts-would-be-logged'),
      detail: sent
        ? otelMessage('otel.prompts-logged.to', { host: to.host })
        : otelMessage('otel.prompts-logged.to-none'),
      remedy: otelMessage('otel.prompts-logged.remedy'),
    }),
  ];
}
