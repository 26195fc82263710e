import { basename } from 'node:path';
import type { ConfigReport } from '../../../shared/commands.ts';
import type { SignalName } from '../exporter.ts';
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
 * invalid, so each signal keeps the kind that a file gives it.
 */
export function codexOverrides(config: ConfigReport, { httpPort, grpcPort }: InspectorAddress): string[] {
  return (Object.keys(keys) as SignalName[]).flatMap((signal) => {
    const key = keys[signal];
    const isGrpc = Object.keys(config.values).some((path) => path.startsWith(`${key}.otlp-grpc.`));
    const exporter = isGrpc
      ? `{otlp-grpc={endpoint="http://127.0.0.1:${grpcPort}"}}`
      : `{otlp-http={endpoint="http://127.0.0.1:${httpPort}/v1/${signal}",protocol="json"}}`;
    return ['-c', `${key}=${exporter}`];
  });
}

/** Signals that a layer above the command line decides: for these the options have no effect. */
export function lockedSignals(config: ConfigReport): SignalName[] {
  return (Object.keys(keys) as SignalName[]).filter((signal) =>
    Object.entries(config.values).some(
      ([path, { origin, locked }]) =>
        locked && origin.layer !== 'user' && (path === keys[signal] || path.startsWith(`${keys[signal]}.`)),
    ),
  );
}

/** The command with the options right after Codex's own name; other commands are left as they are. */
export function withOverrides(command: readonly string[], overrides: readonly string[]): string[] {
  const [program = '', ...rest] = command;
  const name = basename(program).replace(/\.(exe|cmd)$/i, '');
  return name === 'codex' ? [program, ...overrides, ...rest] : [...command];
}
