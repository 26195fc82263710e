import { capital } from '../../capital.ts';
import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';
import type { Signal } from '../../signal.ts';

/** What is risky, or will not work, in the OpenTelemetry settings in force. */
export const otel = {
  'otel.stopped': () =>
    'The IDE, the desktop app and the daemon of the TUI need it. codex exec goes on without exporting anything.',
  'otel.invalid.refuses': ({ place }: { place: Clause }) =>
    `${capital(place)} is invalid, so Codex does not start and exports nothing.`,
  'otel.invalid': ({ place }: { place: Clause }) =>
    `${capital(place)} is invalid, so what your files say of OpenTelemetry does not count.`,
  'otel.invalid.why': ({ reason }: { reason: Clause }) =>
    `${reason} The IDE and the desktop app export as the rest says, and the TUI and codex exec do not start.`,
  'otel.repair': () => 'Repair it, then restart Codex.',
  'otel.two-kinds': ({ key }: { key: string }) =>
    `\`${key}\` has two kinds, which makes the whole configuration invalid.`,
  'otel.two-kinds.place': ({ kinds, layer }: { kinds: readonly string[]; layer: Clause }) =>
    `${listOf(kinds, 'and')} in ${layer}`,
  'otel.two-kinds.where': ({ places, why }: { places: readonly Clause[]; why: Clause }) =>
    `${places.join(', ')}. ${why}`,
  'otel.statsig.logs': () => "Log records go to OpenAI's metrics address.",
  'otel.statsig.traces': () => "Traces go to OpenAI's metrics address.",
  'otel.statsig.why': () => 'statsig is meant for metrics. analytics.enabled does not stop this.',
  'otel.statsig.remedy': () => 'Set the exporter to "none" or to your own collector.',
  'otel.endpoint.empty': ({ signal }: { signal: Signal }) =>
    `The ${signal} endpoint is empty, so Codex sends to the one of its environment.`,
  'otel.endpoint.empty.why': () =>
    'That is OTEL_EXPORTER_OTLP_ENDPOINT where it is set, else a collector on this machine.',
  'otel.write-in-full': ({ signal }: { signal: string }) =>
    `Write it in full, such as https://collector.example.com/v1/${signal}.`,
  'otel.plain-http': ({ signal, host }: { signal: Signal; host: string }) =>
    `The ${signal} go unencrypted to ${host}.`,
  'otel.plain-http.grpc': () => 'Over gRPC any scheme but https is plain.',
  'otel.plain-http.remedy': () => 'Use https.',
  'otel.no-path': ({ signal }: { signal: Signal }) => `The ${signal} endpoint has no path.`,
  'otel.no-path.why': () =>
    'Codex posts to the address as written and appends nothing, so most collectors answer 404.',
  'otel.no-path.remedy': ({ signal }: { signal: string }) => `End it with /v1/${signal}.`,
  'otel.fault.not-a-uri': () => 'is not a URL',
  'otel.fault.host': () => 'names no valid host',
  'otel.fault.ipv6': () => 'is an IPv6 address, which Codex does not take over gRPC',
  'otel.fault.no-scheme': () => 'has no http:// or https:// before it',
  'otel.fault.scheme': () => 'begins with neither http:// nor https://',
  'otel.fault.no-host': () => 'names no valid host and port',
  'otel.endpoint.stops': ({ signal, fault }: { signal: Signal; fault: Clause }) =>
    `The ${signal} endpoint ${fault}, so the app-server does not start.`,
  'otel.endpoint.fails': ({ signal, fault }: { signal: Signal; fault: Clause }) =>
    `The ${signal} endpoint ${fault}, so nothing arrives.`,
  'otel.endpoint.fails.why': () => 'Codex starts, and each export fails before it is sent.',
  'otel.write-in-full.grpc': () => 'Write it in full, such as https://collector.example.com:4317.',
  'otel.write-in-full.http': () => 'Write it in full, such as https://collector.example.com/v1/logs.',
  'otel.header.variable': ({ signal, name }: { signal: Signal; name: string }) =>
    `The ${signal} header ${name} looks like a variable, and Codex sends it as written.`,
  'otel.header.variable.remedy': ({ signal }: { signal: Signal }) =>
    `Put the value itself there, or set OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS.`,
  'otel.prompts-logged': () => 'Your prompts are in the exported logs.',
  'otel.prompts-would-be-logged': () => 'Your prompts would be in exported logs.',
  'otel.prompts-logged.to': ({ host }: { host: string | null }) =>
    `They go to ${host ?? 'the collector of the environment'}, and its operator can read them.`,
  'otel.prompts-logged.to-none': () => 'No log exporter sends anything for now.',
  'otel.prompts-logged.remedy': () => 'Set otel.log_user_prompt to false.',
};

export const otelMessage = messageMaker(otel);
