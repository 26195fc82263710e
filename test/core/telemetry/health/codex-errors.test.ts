import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { noErrors, readCodexErrors } from '../../../../electron/core/telemetry/health/codex-errors.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const now = Date.UTC(2026, 10, 23, 12);
const refused = ' name="BatchSpanProcessor.Flush.ExportError" reason="… ConnectionRefused …"';
const denied = ' name="BatchLogProcessor.ExportError" error="… Status(401, None) …"';

/** A Codex home with the log database as Codex 0.169.0 makes it. */
function home() {
  const folder = temporaryFolder();
  const database = new DatabaseSync(join(folder, 'logs_2.sqlite'));
  database.exec(`PRAGMA journal_mode = WAL; CREATE TABLE logs (id INTEGER PRIMARY KEY, ts INTEGER NOT NULL,
    ts_nanos INTEGER NOT NULL, level TEXT NOT NULL, target TEXT NOT NULL, feedback_log_body TEXT,
    module_path TEXT, file TEXT, line INTEGER, thread_id TEXT, process_uuid TEXT, estimated_bytes INTEGER)`);
  const insert = database.prepare(
    'INSERT INTO logs (ts, ts_nanos, level, target, feedback_log_body) VALUES (?, 250000000, ?, ?, ?)',
  );
  const row = (minutesAgo: number, body: string, level = 'ERROR', target = 'opentelemetry_sdk') =>
    insert.run(now / 1000 - minutesAgo * 60, level, target, body);
  return { folder, database, row };
}

const readAll = (folder: string) => readCodexErrors({ sqliteHome: folder, codexHome: folder }, now);
const read = async (folder: string) => (await readAll(folder)).bySignal;
const iso = (minutesAgo: number, ms = 250) => new Date(now - minutesAgo * 60_000 + ms).toISOString();

test('the newest of each signal, and how many in a day', async () => {
  const { folder, database, row } = home();
  row(5, denied);
  row(60, denied);
  row(60 * 30, denied);
  row(60 * 24 * 5, refused);
  row(2, refused, 'WARN');
  row(1, refused, 'ERROR', 'codex_core');
  row(1, 'a prompt that says ExportError');
  expect(await read(folder)).toEqual({
    logs: {
      lastAt: iso(5),
      count: 2,
      reason: 'auth',
      sentence: "The collector refused Codex's credentials (401).",
      source: 'log-database',
    },
    traces: null,
    metrics: null,
  });
  database.close();
});

test('nothing is written, whether or not Codex runs', async () => {
  const { folder, database, row } = home();
  row(1, denied);
  const content = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
  const names = () => content().map(([name]) => name);
  expect(names()).toContain('logs_2.sqlite-wal');
  await read(folder);
  expect((await read(folder)).logs).not.toBeNull();
  database.close();
  const closed = content();
  expect(names()).toEqual(['logs_2.sqlite']);
  chmodSync(folder, 0o500);
  onTestFinished(() => chmodSync(folder, 0o700));
  expect((await read(folder)).logs).not.toBeNull();
  expect(content()).toEqual(closed);
});

test('the log of the daemon, with its colours, where it holds more', async () => {
  const { folder, database } = home();
  database.close();
  mkdirSync(join(folder, 'app-server-daemon'));
  const line = `\u001b[2m${iso(3, 0).replace('Z', '123Z')}\u001b[0m \u001b[31mERROR\u001b[0m \u001b[2mopentelemetry_sdk\u001b[0m:${refused}\n`;
  const old = line.replace(iso(3, 0).slice(0, 10), '2026-10-01');
  writeFileSync(join(folder, 'app-server-daemon', 'daemon.stderr.log'), `${old}a prompt\n${line}`);
  expect(await read(folder)).toMatchObject({
    logs: null,
    traces: { lastAt: iso(3, 0), count: 1, reason: 'refused', source: 'daemon-log' },
  });
});

test('a failing command for headers, in the log of the daemon and in the database', async () => {
  const { folder, database, row } = home();
  const words =
    'OTel headers helper failed; telemetry is not being exported: headers helper exited with status exit status: 3';
  mkdirSync(join(folder, 'app-server-daemon'));
  const later = `${iso(3, 0).replace('Z', '123Z')} ERROR codex_app_server: something else\n`;
  writeFileSync(join(folder, 'app-server-daemon', 'daemon.stderr.log'), `WARNING: ${words}\n${later}`);
  const told = {
    lastAt: iso(3, 0),
    reason: 'helper',
    sentence:
      'The command in otel.headers_helper failed, so nothing is exported: it ended with the status 3.',
    source: 'daemon-log',
  };
  expect(await read(folder)).toMatchObject({ logs: told, traces: told, metrics: told });
  row(1, words, 'WARN', 'codex_otel::headers_helper');
  row(1, `a prompt that says ${words}`, 'WARN', 'codex_core');
  row(
    2,
    ' name="BatchLogProcessor.ExportError" error="Operation failed: \\"headers helper timed out after 10 seconds\\""',
  );
  database.close();
  const found = await read(folder);
  expect(found.logs).toMatchObject({ ...told, lastAt: iso(1), count: 2, source: 'log-database' });
  expect(found.metrics).toMatchObject({ lastAt: iso(1), count: 1, source: 'log-database' });
});

test('a failed command for headers hides no other error from signals without one', async () => {
  const { folder, database, row } = home();
  row(5, denied);
  row(
    1,
    ' name="BatchLogProcessor.ExportError" error="OTel headers helper failed; telemetry is not being exported"',
  );
  const { bySignal, withoutHelper } = await readAll(folder);
  expect(bySignal.logs).toMatchObject({ reason: 'helper', lastAt: iso(1) });
  expect(withoutHelper.logs).toMatchObject({ reason: 'auth', lastAt: iso(5), count: 1 });
  database.close();
});

test('a home without logs holds no error', async () => {
  expect(await readAll('/nowhere')).toEqual(noErrors);
});

test.each<[string, (folder: string) => void, string]>([
  ['no database', (folder) => writeFileSync(join(folder, 'logs_2.sqlite'), 'no database'), 'logs_2.sqlite'],
  ['a folder', (folder) => mkdirSync(join(folder, 'logs_2.sqlite')), 'logs_2.sqlite'],
  [
    'a database of another form',
    (folder) => new DatabaseSync(join(folder, 'logs_2.sqlite')).exec('CREATE TABLE logs (id INTEGER)'),
    'logs_2.sqlite',
  ],
  [
    'a daemon log that is a folder',
    (folder) => mkdirSync(join(folder, 'app-server-daemon', 'daemon.stderr.log'), { recursive: true }),
    'daemon.stderr.log',
  ],
])('a log that could not be read says so: %s', async (_name, make, file) => {
  const folder = temporaryFolder();
  make(folder);
  const { bySignal, unreadable } = await readAll(folder);
  expect(bySignal).toEqual(noErrors.bySignal);
  expect(unreadable).toEqual([{ file: expect.stringContaining(file), why: expect.stringMatching(/./) }]);
});
