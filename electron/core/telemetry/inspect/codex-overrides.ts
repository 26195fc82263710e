import { basename } from 'node:path';
import type { ConfigReport } from '../../../shared/commands.ts';
import { previewMessage } from '../../../shared/messages/en/telemetry/preview.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { NO_HEADERS } from '../../config/verify/named-commands.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import type { InspectorAddress } from './inspector.ts';

const keys: Record<SignalName, string> = {
  logs: 'otel.exporter',
  traces: 'otel.trace_exporter',
  metrics: 'otel.metrics_exporter',
};

/**
 * `-c` options that send Codex's exports to an inspector for one run, with no file changed.
 *
 * Codex merges tables of layers, and two kinds of exporter in one table make the whole configuration
 * invalid, so each signal keeps the kind that a file gives it. A helper that makes headers is left out:
 * nothing here asks for them, and Codex would run it for exporters that the user did not set.
 */
export function codexOverrides(config: ConfigReport, address: InspectorAddress): string[] {
  return (Object.keys(keys) as SignalName[])
    .flatMap((signal) => signalOverride(config, signal, address))
    .concat(helperOverride(config));
}

/** Makes the options for one signal alone. */
export function signalOverride(
  config: ConfigReport,
  signal: SignalName,
  { httpPort, grpcPort }: InspectorAddress,
): string[] {
  const key = keys[signal];
  const isGrpc = Object.keys(config.values).some((path) => path.startsWith(`${key}.otlp-grpc.`));
  const exporter = isGrpc
    ? `{otlp-grpc={endpoint="http://127.0.0.1:${grpcPort}"}}`
    : `{otlp-http={endpoint="http://127.0.0.1:${httpPort}/v1/${signal}",protocol="json"}}`;
  return ['-c', `${key}=${exporter}`];
}

const HELPER = 'otel.headers_helper';

/** Makes the option that keeps a command for headers from running; none where the configuration names none. */
export function helperOverride({ values }: ConfigReport): string[] {
  return values[HELPER]?.value == null ? [] : ['-c', `${HELPER}=${JSON.stringify(NO_HEADERS)}`];
}

/**
 * Makes options that keep logs and traces from a collector whose headers come from a command that is not run: Codex
 * would send them without. None where the configuration names no such command.
 */
export function silentOverrides(config: ConfigReport): string[] {
  if (helperOverride(config).length === 0) return [];
  const locked = lockedSignals(config);
  return (['logs', 'traces'] as const).flatMap((signal) =>
    locked.includes(signal) ? [] : ['-c', `${keys[signal]}="none"`],
  );
}

/**
 * Returns why the options would make Codex run a command that it does not run without them: a layer above the command
 * line names one, and no exporter is set that would use it. Null where they would not.
 */
export function wouldRunHelper({ values }: ConfigReport): Message | null {
  const helper = values[HELPER];
  if (helper?.value == null || !helper.locked || helper.origin.layer === 'user') return null;
  const exports = Object.keys(values).some(
    (key) => /^otel\.(?:trace_|metrics_)?exporter\.otlp-/.test(key) && values[key]?.value != null,
  );
  if (exports) return null;
  return previewMessage('preview.would-run-command', { key: HELPER, file: helper.origin.file ?? null });
}

/** Returns the signals that a layer above the command line decides: for these the options have no effect. */
export function lockedSignals(config: ConfigReport): SignalName[] {
  return (Object.keys(keys) as SignalName[]).filter((signal) =>
    Object.entries(config.values).some(
      ([path, { origin, locked }]) =>
        locked && origin.layer !== 'user' && (path === keys[signal] || path.startsWith(`${keys[signal]}.`)),
    ),
  );
}

/** Returns true where a command is Codex by its name, so that it accepts Codex's options. */
export function isCodex([program = '']: readonly string[]): boolean {
  return /^codex(?:\.exe|\.cmd)?$/i.test(basename(program));
}

/** Inserts the options after Codex's own name; other commands are unchanged. */
export function withOverrides(command: readonly string[], overrides: readonly string[]): string[] {
  const [program = '', ...rest] = command;
  return isCodex(command) ? [program, ...overrides, ...rest] : [...command];
}
