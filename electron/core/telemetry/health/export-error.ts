import type { OtelFailure } from '../../../shared/telemetry.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** What a line of Codex about a failed export says. Nothing else of the line is kept. */
export interface ExportError {
  readonly signal: SignalName;
  readonly reason: OtelFailure | 'helper' | 'unknown';
  /** An HTTP status. */
  readonly status: number | null;
  /** How the command that gives the headers failed; not set for another reason. */
  readonly helper?: string;
}

/** What Codex 0.171.0 writes where the command in `otel.headers_helper` fails (`otel/src/headers_helper.rs`). */
const helperFailed = 'OTel headers helper failed';

/**
 * Reads a text that Codex writes down: a failed export, or for all signals that the command which gives
 * their headers failed. Empty for any other text.
 */
export function parseExportErrors(text: string): ExportError[] {
  if (text.includes(helperFailed)) {
    const helper = helperFault(text);
    return (['logs', 'traces', 'metrics'] as const).map((signal) => ({
      signal,
      reason: 'helper',
      status: null,
      helper,
    }));
  }
  const found = parseExportError(text);
  return found === null ? [] : [found];
}

/**
 * Reads the text that the OpenTelemetry SDK in Codex writes for a failed export (0.169.0), or null for
 * any other text. Forms: `name="BatchLogProcessor.ExportError" error="…Status(401, None)…"`.
 */
export function parseExportError(text: string): ExportError | null {
  const processor = /name="?Batch(Log|Span)Processor(?:\.\w+)*\.?ExportError"?/.exec(text)?.[1];
  if (processor === undefined) return null;
  const signal = processor === 'Log' ? 'logs' : 'traces';
  if (/headers helper/i.test(text)) {
    return { signal, reason: 'helper', status: null, helper: helperFault(text) };
  }
  const status = /Status\((\d{3})/.exec(text)?.[1] ?? /HTTP status code (\d{3})/i.exec(text)?.[1];
  const code = status === undefined ? null : Number(status);
  return {
    signal,
    reason: (code === null ? null : reasonOfStatus(code)) ?? reasonOfWords(text),
    status: code,
  };
}

function reasonOfStatus(status: number): OtelFailure {
  if (status === 401 || status === 403 || status === 407) return 'auth';
  if (status === 404 || status === 405 || status === 410) return 'path';
  if (status === 406 || status === 415 || status === 426) return 'protocol';
  return status >= 500 ? 'server' : 'rejected';
}

/** Words of the libraries in Codex, the most telling first. */
const words: readonly (readonly [pattern: RegExp, reason: OtelFailure])[] = [
  [/dns error|failed to lookup address|name or service not known/i, 'dns'],
  [/certificate|UnknownIssuer|InvalidCertificate|tls handshake|received corrupt message/i, 'tls'],
  [/ConnectionRefused|connection refused/i, 'refused'],
  [/TimedOut|timed out|deadline/i, 'timeout'],
  [/code: (?:Unauthenticated|PermissionDenied)/, 'auth'],
  [/code: (?:Unimplemented|NotFound)/, 'path'],
  [/code: (?:ResourceExhausted|InvalidArgument|FailedPrecondition)/, 'rejected'],
  [
    /FRAME_SIZE_ERROR|invalid compression|frame with invalid size|UnexpectedMessage|invalid HTTP version/i,
    'protocol',
  ],
  [/tcp connect error/i, 'refused'],
  [/code: (?:Unavailable|Internal|Unknown|DataLoss)|ConnectionReset|connection closed/i, 'server'],
];

function reasonOfWords(text: string): OtelFailure | 'unknown' {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown';
}

/** Messages about the command, with what each means. A number is all that is taken from one. */
const helperFaults: readonly (readonly [pattern: RegExp, meaning: (number: string) => string])[] = [
  [/exited with status (?:exit (?:status|code): )?(\d+)/, (status) => `it ended with the status ${status}`],
  [/exited with status signal: (\d+)/, (signal) => `it was ended by the signal ${signal}`],
  [/timed out after (\d+) seconds/, (seconds) => `it took longer than ${seconds} s`],
  [/exceeds (\d+) KiB/, (size) => `it printed more than ${size} KB`],
  [/must output a JSON object/, () => 'it printed no JSON object of texts'],
  [/duplicate header names/, () => 'it named a header twice'],
  [/invalid header (?:name|value)/, () => 'it gave a header that HTTP does not allow'],
  [/non-UTF-8/, () => 'it printed something else than text'],
  [/failed to start/, () => 'it could not be started'],
];

function helperFault(text: string): string {
  for (const [pattern, meaning] of helperFaults) {
    const found = pattern.exec(text);
    if (found) return meaning(found[1] ?? '');
  }
  return 'Codex did not say why';
}

const sentences: Record<OtelFailure | 'unknown', string> = {
  dns: 'Codex could not find the collector by its name.',
  refused: 'Codex could not connect to the collector.',
  timeout: 'The collector did not answer Codex in time.',
  tls: "Codex did not trust the collector's certificate, or could not agree on TLS.",
  auth: "The collector refused Codex's credentials.",
  path: 'The collector has nothing at the path that Codex posts to.',
  protocol: 'The collector does not speak the protocol that Codex uses.',
  server: 'The collector failed on what Codex sent.',
  rejected: 'The collector rejected what Codex sent.',
  unknown: 'Codex could not export, and did not say why.',
};

/** One sentence for it, with the status where the collector gave one. */
export function exportErrorSentence({ reason, status, helper }: Omit<ExportError, 'signal'>): string {
  if (reason === 'helper') {
    return `The command in otel.headers_helper failed, so nothing is exported: ${helper ?? 'Codex did not say why'}.`;
  }
  return status === null ? sentences[reason] : `${sentences[reason].slice(0, -1)} (${status}).`;
}
