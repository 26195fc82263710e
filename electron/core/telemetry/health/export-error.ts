import { healthMessage } from '../../../shared/messages/en/telemetry/health.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { OtelFailure } from '../../../shared/telemetry/telemetry.ts';
import type { SignalName } from '../../exporters/exporter.ts';

/** The parsed parts of a line about a failed export. Nothing else of the line is kept. */
export interface ExportError {
  readonly signal: SignalName;
  readonly reason: OtelFailure | 'helper' | 'unknown';
  /** An HTTP status. */
  readonly status: number | null;
  /** How the command for headers failed; absent for another reason. */
  readonly helper?: Message;
}

/** The text of Codex 0.171.0 where the command in `otel.headers_helper` fails (`otel/src/headers_helper.rs`). */
const helperFailed = 'OTel headers helper failed';

/**
 * Parses a logged text: a failed export, or for all signals a failed command for headers. Empty for any other text.
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
 * Parses the text of the OpenTelemetry SDK in Codex for a failed export (0.169.0); null for any other text. Forms:
 * `name="BatchLogProcessor.ExportError" error="…Status(401, None)…"`.
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

/** Words of the libraries in Codex, the most specific first. */
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

/** Messages about the command, and what each means. Only numbers are taken from them. */
const helperFaults: readonly (readonly [pattern: RegExp, meaning: (number: string) => Message])[] = [
  [
    /exited with status (?:exit (?:status|code): )?(\d+)/,
    (status) => healthMessage('health.helper.status', { status }),
  ],
  [/exited with status signal: (\d+)/, (signal) => healthMessage('health.helper.signal', { signal })],
  [/timed out after (\d+) seconds/, (seconds) => healthMessage('health.helper.slow', { seconds })],
  [/exceeds (\d+) KiB/, (size) => healthMessage('health.helper.long', { size })],
  [/must output a JSON object/, () => healthMessage('health.helper.no-json')],
  [/duplicate header names/, () => healthMessage('health.helper.header-twice')],
  [/invalid header (?:name|value)/, () => healthMessage('health.helper.header-not-allowed')],
  [/non-UTF-8/, () => healthMessage('health.helper.no-text')],
  [/failed to start/, () => healthMessage('health.helper.not-started')],
];

function helperFault(text: string): Message {
  for (const [pattern, meaning] of helperFaults) {
    const found = pattern.exec(text);
    if (found) return meaning(found[1] ?? '');
  }
  return healthMessage('health.helper.unknown');
}

const sentences: Record<OtelFailure | 'unknown', Message> = {
  dns: healthMessage('health.codex.dns'),
  refused: healthMessage('health.codex.refused'),
  timeout: healthMessage('health.codex.timeout'),
  tls: healthMessage('health.codex.tls'),
  auth: healthMessage('health.codex.auth'),
  path: healthMessage('health.codex.path'),
  protocol: healthMessage('health.codex.protocol'),
  server: healthMessage('health.codex.server'),
  rejected: healthMessage('health.codex.rejected'),
  unknown: healthMessage('health.codex.unknown'),
};

/** Writes one sentence, with the status where the collector gave one. */
export function exportErrorSentence({ reason, status, helper }: Omit<ExportError, 'signal'>): Message {
  if (reason === 'helper') {
    const why = helper ?? healthMessage('health.helper.unknown');
    return healthMessage('health.codex.helper', { why });
  }
  const sentence = sentences[reason];
  return status === null ? sentence : healthMessage('health.codex.with-status', { sentence, status });
}
