import type { OtelFailure } from '../../../shared/telemetry.ts';
import type { SignalName } from '../exporter.ts';

/** What a line of Codex about a failed export says. Nothing else of the line is kept. */
export interface ExportError {
  readonly signal: SignalName;
  readonly reason: OtelFailure | 'unknown';
  /** An HTTP status. */
  readonly status: number | null;
}

/**
 * Reads the text that the OpenTelemetry SDK in Codex writes for a failed export (0.169.0), or null for
 * any other text. Forms: `name="BatchLogProcessor.ExportError" error="…Status(401, None)…"`.
 */
export function parseExportError(text: string): ExportError | null {
  const processor = /name="?Batch(Log|Span)Processor(?:\.\w+)*\.?ExportError"?/.exec(text)?.[1];
  if (processor === undefined) return null;
  const status = /Status\((\d{3})/.exec(text)?.[1] ?? /HTTP status code (\d{3})/i.exec(text)?.[1];
  const code = status === undefined ? null : Number(status);
  return {
    signal: processor === 'Log' ? 'logs' : 'traces',
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
export function exportErrorSentence({ reason, status }: Pick<ExportError, 'reason' | 'status'>): string {
  return status === null ? sentences[reason] : `${sentences[reason].slice(0, -1)} (${status}).`;
}
