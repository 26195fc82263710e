import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { shownHealth } from '../../../../electron/shared/telemetry/telemetry.ts';
import { exporter, MINUTE, openHealth } from './open-health.ts';

describe('asked for', () => {
  test('the result is shown with its plan, kept without a secret, and there after a restart', async () => {
    const { service, again, logs, sent, file, shown } = await openHealth();
    expect(logs()).toMatchObject({
      health: { state: 'untested', sentence: 'Not tested yet: test it to see whether it arrives.' },
      plan: { url: 'http://h.example/v1/logs', headerNames: ['x-api-key'] },
      history: [],
    });
    await service.probe();
    expect(sent).toEqual(['logs http://h.example/v1/logs']);
    expect(shown.times).toBe(1);
    const found = {
      health: { state: 'accepted', sentence: 'So it is.', latencyMs: 3, checkedAt: expect.any(String) },
      verdict: { level: 'good' },
      history: [{ state: 'accepted' }],
    };
    expect(logs()).toMatchObject(found);
    const kept = readFileSync(file, 'utf8');
    expect(kept + JSON.stringify(service.otel())).not.toContain('hidden');
    expect(statSync(file).mode & 0o077).toBe(0);
    const restarted = again();
    await restarted.read();
    expect(logs(restarted)).toMatchObject(found);
  });

  test('only what was named', async () => {
    const { service, sent } = await openHealth();
    await service.probe(['traces']);
    expect(sent).toEqual([]);
  });

  test('a collector that asked for patience is left alone, until it may be asked or is another', async () => {
    const { service, sent, answers, clock, configure, again, logs } = await openHealth();
    answers({ state: 'failing', reason: 'rejected', retryAfterMs: 30_000 });
    await service.probe();
    expect(logs()?.health).toMatchObject({ reason: 'rejected', retryAt: expect.any(String) });
    await service.probe();
    const restarted = again();
    await restarted.read();
    await restarted.probe();
    expect(sent).toHaveLength(1);
    await configure(exporter('http://h.example/v1/logs', 'hidden-other'));
    await service.probe();
    expect(sent).toHaveLength(2);
    clock.advance(30_001);
    expect(logs()?.health.retryAt).toBeNull();
    await service.probe();
    expect(sent).toHaveLength(3);
  });

  test('changes are kept as history', async () => {
    const { service, answers, logs } = await openHealth();
    await service.probe();
    answers({ state: 'failing', reason: 'auth' });
    await service.probe();
    await service.probe();
    answers({ state: 'accepted', reason: verbatim('It took it again.') });
    await service.probe();
    expect(logs()?.history?.map(({ state }) => state)).toEqual(['accepted', 'failing', 'accepted']);
  });
});

describe('not asked for', () => {
  test('nothing before a person looks', async () => {
    const { service, sent, advance, configure } = await openHealth();
    await configure(exporter('http://other.example/'));
    service.configRead(service.otel().signals);
    service.networkReturned();
    await advance(60 * MINUTE);
    expect(sent).toEqual([]);
  });

  test('at a look, then every quarter of an hour for a day', async () => {
    const { service, sent, advance } = await openHealth();
    service.onViewed();
    await advance(0);
    expect(sent).toHaveLength(1);
    service.onViewed();
    await advance(14 * MINUTE);
    expect(sent).toHaveLength(1);
    await advance(2 * MINUTE);
    expect(sent).toHaveLength(2);
  });

  test('once the configuration or the network changed', async () => {
    const { service, sent, advance, configure } = await openHealth();
    service.onViewed();
    await advance(0);
    await advance(MINUTE);
    await configure(exporter('http://h.example/v1/logs', 'hidden-other'));
    service.configRead(service.otel().signals);
    await advance(900);
    service.configRead(service.otel().signals);
    await advance(200);
    expect(sent).toHaveLength(2);
    await advance(MINUTE);
    service.networkReturned();
    await advance(3_000);
    expect(sent).toHaveLength(3);
  });

  test('no more once it is switched off, nor after the end', async () => {
    const { service, again, sent, advance, chosen } = await openHealth();
    chosen.automatic = false;
    service.onViewed();
    await advance(60 * MINUTE);
    const restarted = again();
    await restarted.read();
    expect(restarted.otel().probing).toEqual({ automatic: false });
    restarted.onViewed();
    await advance(60 * MINUTE);
    expect(sent).toEqual([]);
    chosen.automatic = true;
    restarted.close();
    await advance(60 * MINUTE);
    expect(sent).toEqual([]);
  });
});

test.each(['accepted', 'failing'] as const)(
  'that it is %s is not known while the variables of the Codex home cannot be read',
  async (state) => {
    const { service, logs, answers, unread } = await openHealth();
    answers({ state, reason: verbatim('tls') });
    await service.probe();
    unread.file = { file: '/h/.env', why: verbatim('it is a folder') };
    expect(logs()).toMatchObject({
      health: {
        state: 'unobservable',
        reason: expect.objectContaining({
          text: expect.stringContaining('/h/.env was not read (it is a folder)'),
        }),
        checkedAt: null,
      },
    });
    expect([logs()].map((signal) => signal && shownHealth(signal))).toEqual(['unknown']);
    expect(logs()?.verdict).toBeUndefined();
    // A signal without a collector stays off whatever the variables are.
    expect(service.otel().signals[1]?.health.state).toBe('off');
    unread.file = null;
    expect(logs()?.health.state).toBe(state);
  },
);

test('after a restart a result is none where a part of the address changed that is not kept', async () => {
  const { service, again, logs, configure, file } = await openHealth(
    exporter('http://h.example/s3cret-a/v1/logs'),
  );
  await service.probe();
  expect(readFileSync(file, 'utf8')).not.toContain('s3cret');
  const restarted = again();
  await restarted.read();
  expect(logs(restarted)?.health.state).toBe('accepted');
  await configure(exporter('http://h.example/s3cret-b/v1/logs'));
  expect(logs(restarted)?.health.state).toBe('untested');
});

test('a result older than a day, or for other settings, is none', async () => {
  const { service, logs, clock, configure } = await openHealth();
  await service.probe();
  await configure(exporter('http://other.example/v1/logs'));
  expect(logs()?.health).toMatchObject({
    state: 'untested',
    sentence: 'Not tested since the settings changed: test it again.',
  });
  await configure(exporter('http://h.example/v1/logs', 'hidden-other'));
  expect(logs()?.health.state).toBe('untested');
  await configure(exporter('http://h.example/v1/logs'));
  expect(logs()?.health.state).toBe('accepted');
  clock.advance(25 * 60 * MINUTE);
  expect(logs()?.health).toMatchObject({ state: 'untested', checkedAt: null });
});

test("Codex's own log is read again after it changed, at most every 30 s", async () => {
  const { service, clock, codexHome, advance, shown, logs } = await openHealth();
  const log = join(codexHome, 'app-server-daemon', 'daemon.stderr.log');
  expect(service.watchPaths()).toContain(log);
  mkdirSync(dirname(log));
  const failed = (at: number) =>
    `${new Date(at).toISOString()} ERROR opentelemetry_sdk: name="BatchLogProcessor.ExportError" error="Status(401, None)"\n`;
  writeFileSync(log, failed(clock.now()));
  service.logChanged();
  await advance(29_000);
  expect(shown.times).toBe(0);
  for (let times = 0; times < 20; times += 1) service.logChanged();
  await advance(1_000);
  expect(shown.times).toBe(1);
  expect(logs()?.codexErrors).toMatchObject({ reason: 'auth', count: 1 });
  service.logChanged();
  service.close();
  await advance(60_000);
  expect(shown.times).toBe(1);
});
