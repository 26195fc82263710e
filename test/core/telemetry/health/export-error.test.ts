import { describe, expect, test } from 'vitest';
import {
  exportErrorSentence,
  parseExportError,
  parseExportErrors,
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

/** Each as Codex 0.171.0 wrote it, with `otel.headers_helper` set. */
test.each([
  ['exited with status exit status: 3', 'it ended with the status 3'],
  ['exited with status signal: 9 (SIGKILL)', 'it was ended by the signal 9'],
  ['timed out after 10 seconds', 'it took longer than 10 s'],
  ['output exceeds 64 KiB', 'it printed more than 64 KB'],
  ['must output a JSON object of strings', 'it did not print a JSON object of text values'],
  ['returned duplicate header names', 'it named a header twice'],
  ['returned an invalid header name', 'it gave a header that HTTP does not allow'],
  ['returned an invalid header value', 'it gave a header that HTTP does not allow'],
  ['wrote non-UTF-8 data', 'it printed something other than text'],
  ['failed to start: hidden', 'it could not be started'],
  ['was hidden', 'Codex did not say why'],
])('a command for headers that %s', (words, meaning) => {
  const rows = [
    ` name="BatchLogProcessor.ExportError" error="Operation failed: \\"headers helper ${words}\\""`,
    ` name="BatchSpanProcessor.Flush.ExportError" reason="InternalFailure(\\"headers helper ${words}\\")"`,
  ].flatMap(parseExportErrors);
  expect(rows.map(({ signal, reason, helper }) => [signal, reason, helper])).toEqual([
    ['logs', 'helper', meaning],
    ['traces', 'helper', meaning],
  ]);
  const [first] = rows;
  expect(first && exportErrorSentence(first)).toBe(
    `The command in otel.headers_helper failed, so nothing is exported: ${meaning}.`,
  );
  const line = `WARNING: OTel headers helper failed; telemetry is not being exported: headers helper ${words}`;
  expect(parseExportErrors(line).map(({ signal, helper }) => [signal, helper])).toEqual(
    ['logs', 'traces', 'metrics'].map((signal) => [signal, meaning]),
  );
  expect(JSON.stringify(rows)).not.toContain('hidden');
});
