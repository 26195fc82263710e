import { type Clause, messageMaker } from '../../message.ts';
import type { Signal } from '../../signal.ts';

const environment = 'the collector of the environment';

/** What is risky about the telemetry in force. */
export const risk = {
  'risk.answers-logged': () => "The agent's final answers are in the exported logs, up to 64 KB each.",
  'risk.assessments-logged': () =>
    "The guardian's assessments are in the exported logs, with what it says of each action.",
  'risk.tool-content': ({ host }: { host: string | null }) =>
    `Arguments and output of tools go to ${host ?? environment} with the logs.`,
  'risk.tool-content.why': () => 'Codex puts them into codex.tool_result whatever otel.log_user_prompt says.',
  'risk.tool-content.remedy': () =>
    'Let the collector drop the attributes arguments and output, or set otel.exporter to "none".',
  'risk.account-identity': ({ host }: { host: string | null }) =>
    `Your e-mail and account id go to ${host ?? environment} with each log record.`,
  'risk.account-identity.why': () =>
    'Codex adds user.email and user.account_id to every record of a ChatGPT sign-in.',
  'risk.account-identity.remedy': () => 'Let the collector drop both attributes where they are not wanted.',
  'risk.can-read': ({ host }: { host: string | null }) =>
    `The operator of ${host ?? environment} can read them.`,
  'risk.set-to-false': ({ key }: { key: string }) => `Set otel.${key} to false.`,
  'risk.endpoint-credentials': ({ signal }: { signal: Signal }) =>
    `The ${signal} endpoint contains a user name or password.`,
  'risk.endpoint-credentials.http': () =>
    'Codex turns it into an authorization header. Addresses end up in logs, messages and copies of the file.',
  'risk.endpoint-credentials.grpc': () =>
    'Over gRPC Codex sends it as a part of the address, which proxies and collectors write down.',
  'risk.endpoint-credentials.remedy': ({ signal }: { signal: Signal }) =>
    `Take it out, and set OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS where Codex starts.`,
  'risk.environment.own': () => 'Set in the environment that Glance runs in; Codex may run in another.',
  'risk.environment.stops-all': ({ name }: { name: string }) => `${name} stops all telemetry of Codex.`,
  'risk.environment.stops-all.why': ({ own }: { own: Clause }) =>
    `Codex cannot build its exporters with it and goes on without any. ${own}`,
  'risk.environment.unset': () => 'Unset it.',
  'risk.environment.ignored-switch': ({ name }: { name: string }) =>
    `Codex ignores ${name}, so it switches nothing off.`,
  'risk.all-exporters-none': () =>
    'Set otel.exporter, otel.trace_exporter and otel.metrics_exporter to "none".',
  'risk.environment.ignored': ({ name }: { name: string }) => `Codex ignores ${name}.`,
  'risk.environment.endpoint-remedy': () => 'Write the endpoint into [otel] of config.toml.',
  'risk.environment.attributes-remedy': () =>
    'Remove it, or set otel.environment or span_attributes instead.',
  'risk.environment.headers': ({ name }: { name: string }) => `${name} adds headers to what Codex exports.`,
  'risk.environment.headers.why': ({ own }: { own: Clause }) =>
    `They win over headers of the same name in config.toml. ${own}`,
  'risk.header.dropped': ({ signal, name }: { signal: Signal; name: Clause }) =>
    `Codex leaves out the ${signal} header ${name}, because HTTP does not allow it as it is set.`,
  'risk.header.dropped.why': () =>
    'The other headers are sent. Names are ASCII without blanks, and values have no line breaks.',
  'risk.header.dropped.remedy': () => 'Correct its name or its value.',
  'risk.header.twice': ({ signal, name }: { signal: Signal; name: string }) =>
    `Which value Codex sends for the ${signal} header ${name} changes with each run.`,
  'risk.header.twice.why': () =>
    'It is set in more than one spelling, or beside one that Codex sets itself, and they are one header.',
  'risk.header.user-agent-remedy': () => 'Write it as User-Agent.',
  'risk.header.twice.remedy': () => 'Keep one of them.',
  'risk.header.breaks': ({ signal, name }: { signal: Signal; name: string }) =>
    `The ${signal} header ${name} makes Codex send exports that no collector can read.`,
  'risk.header.breaks.why': () => 'Codex sends it as it is set, and it describes the message that is sent.',
  'risk.remove-it': () => 'Remove it.',
  'risk.header.replaces': ({ signal, name }: { signal: Signal; name: string }) =>
    `The ${signal} header ${name} replaces the one that Codex sets itself.`,
  'risk.header.replaces.why': () => 'Collectors use it to tell whether JSON or protobuf is sent.',
  'risk.header.replaces.remedy': () => 'Remove it, and choose by protocol.',
  'risk.header.without-name': () => 'without a name',
  'risk.header.name': ({ name }: { name: string }) => `${name}`,
  'risk.helper.empty': () => 'otel.headers_helper names no command, so the app-server does not start.',
  'risk.helper.empty.remedy': () => 'Name the command, or remove the key.',
  'risk.helper.not-asked': ({ signal }: { signal: Signal }) =>
    `The ${signal} go over gRPC, for which Codex does not ask otel.headers_helper.`,
  'risk.helper.not-asked.why': () =>
    'They are sent with the headers of the configuration and of the environment alone.',
  'risk.helper.not-asked.remedy': ({ signal }: { signal: Signal }) =>
    `Use otlp-http for the ${signal}, or set their headers.`,
  'risk.secret.in-endpoint': ({ signal }: { signal: Signal }) => `credential in the ${signal} endpoint`,
  'risk.secret.in-header': ({ signal, header }: { signal: Signal; header: string }) =>
    `${signal} header ${header}`,
  'risk.secret.elsewhere': ({ signal }: { signal: Signal }) =>
    `Take it out of the file and set OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS where Codex starts`,
  'risk.secret.tracked': ({ what }: { what: Clause }) =>
    `The ${what} is in a file that a Git repository tracks.`,
  'risk.secret.tracked.why': () =>
    'Everyone with the repository has it, even after it is removed from the newest version.',
  'risk.secret.tracked.remedy': ({ elsewhere }: { elsewhere: Clause }) =>
    `${elsewhere}, then have the collector issue another.`,
  'risk.secret.readable': ({ what }: { what: Clause }) =>
    `The ${what} is in a file that other users of this machine can read.`,
  'risk.secret.readable.remedy': ({ file }: { file: string }) =>
    `Make the file yours alone: chmod 600 ${file}`,
  'risk.silent': ({ host }: { host: string | null }) =>
    `${host ?? 'The collector'} does not answer in time, and codex exec waits for it at exit.`,
  'risk.slow': ({ host }: { host: string | null }) =>
    `${host ?? 'The collector'} is slow, and codex exec waits for it at exit.`,
  'risk.slow.why': () => 'A collector that takes connections and never answers made a run of 2 s last 22 s.',
  'risk.slow.remedy': ({ signal }: { signal: Signal }) =>
    `Repair the collector, or set the ${signal} exporter to "none" until then.`,
  'risk.tls.snake-case': ({ key, signal }: { key: string; signal: Signal }) =>
    `Codex ignores ${key} in the TLS settings of ${signal}.`,
  'risk.tls.snake-case.why': () => 'These keys are written with hyphens; any others are silently ignored.',
  'risk.tls.snake-case.remedy': ({ key }: { key: string }) => `Write ${key}.`,
  'risk.tls.missing-file': ({ key, signal }: { key: string; signal: Signal }) =>
    `The ${key} of ${signal} cannot be read, so the app-server does not start.`,
  'risk.tls.missing-file.why': ({ file, stopped }: { file: string; stopped: Clause }) =>
    `It should be at ${file}. ${stopped}`,
  'risk.tls.missing-file.remedy': () => 'Put the file there, correct the path, or remove the setting.',
  'risk.tls.pair': ({ signal }: { signal: Signal }) =>
    `The ${signal} have a client certificate without its key, or a key alone, so the app-server does not start.`,
  'risk.tls.pair.remedy': () => 'Set both client-certificate and client-private-key, or neither.',
  'risk.tls.not-pem': ({ signal }: { signal: Signal }) =>
    `A TLS file of the ${signal} is not a PEM file that Codex can use, so the app-server does not start.`,
  'risk.tls.not-pem.why': ({ file, stopped }: { file: string; stopped: Clause }) =>
    `It is ${file}. ${stopped}`,
  'risk.tls.not-pem.remedy': () => 'Put the right file there, correct the path, or remove the setting.',
};

export const riskMessage = messageMaker(risk);
