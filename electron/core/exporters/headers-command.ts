import { type ResolvedConfig, resolvedValue } from '../config/resolve.ts';
import { isAtLeast } from '../config/schema/version.ts';
import { type SignalName, signalExporter } from './exporter.ts';

/** The first version that runs a command for headers; older ones ignore the key. */
const HELPER_SINCE = '0.171.0';

/** Returns true where `otel.headers_helper` names a command. The command may be a secret and is never shown. */
export function hasHelper(resolved: ResolvedConfig): boolean {
  const { value } = resolvedValue(resolved, ['otel', 'headers_helper']);
  return typeof value === 'string' && isAtLeast(resolved.codexVersion, HELPER_SINCE);
}

/**
 * True where a command gives the headers of a signal. As observed of Codex 0.171.0 with a command that
 * writes down each run: it is asked for all signals over OTLP/HTTP, at the start of a process that has one
 * of them and every so often after that, and neither for gRPC nor for OpenAI's own exporter. It is run by
 * a shell in the Codex home, prints one JSON object of texts, and its headers win over those of the
 * configuration and of the environment. Where it fails, prints anything else or needs more than 10 s,
 * nothing is exported over HTTP, with one line on the standard error and an error for each export of logs
 * and traces (`otel/src/headers_helper.rs`).
 */
export function helperApplies(resolved: ResolvedConfig, signal: SignalName): boolean {
  return hasHelper(resolved) && signalExporter(resolved, signal).exporter.kind === 'otlp-http';
}
