import { describe, expect, test } from 'vitest';
import {
  exportErrorSentence,
  parseExportError,
} from '../../../../electron/core/telemetry/health/export-error.ts';

const log = (error: string) => ` name="BatchLogProcessor.ExportError" error="Operation failed: ${error}"`;

describe('what Codex writes of a failed export', () => {
  test.each([
    [
      log('Request(reqwest::Error { kind: Status(401, None), url: \\"http://h/v1/logs\\" })'),
      'logs',
      'auth',
      401,
    ],
    [log('Request(reqwest::Error { kind: Status(404, None), url: \\"http://h/\\" })'), 'logs', 'path', 404],
    [log('kind: Status(415, None)'), 'logs', 'protocol', 415],
    [log('kind: Status(429, None)'), 'logs', 'rejected', 429],
    [log('kind: Status(503, None)'), 'logs', 'server', 503],
    [
      ' name="BatchSpanProcessor.Flush.ExportError" reason="InternalFailure(\\"Request(reqwest::Error { kind: Request, url: … ConnectionRefused …',
      'traces',
      'refused',
      null,
    ],
    [
      log('export error: Status { code: Unavailable, message: \\"tcp connect error\\"'),
      'logs',
      'refused',
      null,
    ],
    [log('error sending request: dns error: failed to lookup address'), 'logs', 'dns', null],
    [log('invalid peer certificate: UnknownIssuer'), 'logs', 'tls', null],
    [log('operation timed out'), 'logs', 'timeout', null],
    [log('Status { code: Unauthenticated, message: \\"no\\" }'), 'logs', 'auth', null],
    [log('something new'), 'logs', 'unknown', null],
  ])('%s', (text, signal, reason, status) => {
    const found = parseExportError(text);
    expect(found).toEqual({ signal, reason, status });
    expect(exportErrorSentence({ reason: found?.reason ?? 'unknown', status })).toMatch(/^[A-Z].*\.$/);
  });

  test.each([
    '',
    ' name="BatchLogProcessor.ExportSuccess"',
    'prompt: tell me about name="Other.ExportError"',
    ' name="HttpMetricsClient.ExportFailed"',
  ])('anything else is none: %s', (text) => {
    expect(parseExportError(text)).toBeNull();
  });
});
