import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { resolveConfig } from '../../../../electron/core/config/resolve.ts';
import { readConfigStack } from '../../../../electron/core/config/stack.ts';
import type { CodexEnvironment } from '../../../../electron/core/exporters/export-plan/codex-environment.ts';
import { decideOtel } from '../../../../electron/core/privacy/otel.ts';
import { HealthService } from '../../../../electron/core/telemetry/health/health-service.ts';
import type { ProbeResult } from '../../../../electron/core/telemetry/probe/probe.ts';
import type { probeAll } from '../../../../electron/core/telemetry/probe/probe-all.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { defaultSettings } from '../../../../electron/shared/settings.ts';
import { shownHealth } from '../../../../electron/shared/telemetry/telemetry.ts';
import { createFakeClock } from '../../../fakes/clock.ts';
import { createFakeLogger } from '../../../fakes/logger.ts';
import { makeWorld } from '../../config/world.ts';

const MINUTE = 60_000;
const exporter = (url: string, token = 'hidden-token') =>
  `[otel.exporter.otlp-http]\nendpoint = "${url}"\nprotocol = "json"\nheaders = { x-api-key = "${token}" }\n`;

type Answer = Pick<ProbeResult, 'state' | 'reason'> & { readonly retryAfterMs?: number };

/** A room over a throw-away configuration, whose collector answers as it is told. */
async function open(text = exporter('http://h.example/v1/logs'), stateDir?: string) {
  const world = await makeWorld({});
  const folder = stateDir ?? mkdtempSync(join(tmpdir(), 'glance-health-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = createFakeClock();
  const sent: string[] = [];
  const shown = { times: 0 };
  const chosen = { automatic: true };
  const unread: { file: ReturnType<CodexEnvironment['unread']> } = { file: null };
  let answer: Answer = { state: 'accepted', reason: verbatim('It took it.') };
  const configure = async (next: string) => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(world.home, 'config.toml'), next);
    const resolved = resolveConfig(await readConfigStack(world.input));
    current = { resolved, otel: decideOtel(resolved) };
  };
  let current: ReturnType<ConstructorParameters<typeof HealthService>[0]['current']>;
  await configure(text);
  const send: typeof probeAll = async (plans) =>
    plans.map((plan) => {
      sent.push(`${plan.signal} ${plan.target?.url.href}`);
      const { retryAfterMs, ...rest } = answer;
      const checkedAt = clock.now();
      const retryAt = retryAfterMs === undefined ? null : checkedAt + retryAfterMs;
      return { plan, result: { ...rest, sentence: verbatim('So it is.'), checkedAt, latencyMs: 3, retryAt } };
    });
  const again = () =>
    new HealthService({
      codexHome: world.home,
      stateDir: folder,
      env: () => ({}),
      unread: () => unread.file,
      clock,
      logger: createFakeLogger(),
      current: () => current,
      settings: () => ({ ...defaultSettings, automaticProbing: chosen.automatic }),
      onChange: () => {
        shown.times += 1;
      },
      send,
      random: () => 0,
    });
  const service = again();
  onTestFinished(() => service.close());
  await service.read();
  const advance = async (ms: number) => {
    clock.advance(ms);
    await new Promise((resolve) => setTimeout(resolve, 30));
  };
  const logs = (of = service) => of.otel().signals[0];
  return {
    service,
    again,
    clock,
    sent,
    shown,
    chosen,
    unread,
    configure,
    advance,
    logs,
    codexHome: world.home,
    file: join(folder, 'otel-health.json'),
    answers: (next: Answer) => {
      answer = next;
    },
  };
}

describe('asked for', () => {
  test('the result is shown with its plan, kept without a secret, and there after a restart', async () => {
    const { service, again, logs, sent, file, shown } = await open();
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
    const { service, sent } = await open();
    await service.probe(['traces']);
    expect(sent).toEqual([]);
  });

  test('a collector that asked for patience is left alone, until it may be asked or is another', async () => {
    const { service, sent, answers, clock, configure, again, logs } = await open();
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
    const { service, answers, logs } = await open();
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
    const { service, sent, advance, configure } = await open();
    await configure(exporter('http://other.example/'));
    service.configRead(service.otel().signals);
    service.networkReturned();
    await advance(60 * MINUTE);
    expect(sent).toEqual([]);
  });

  test('at a look, then every quarter of an hour for a day', async () => {
    const { service, sent, advance } = await open();
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
    const { service, sent, advance, configure } = await open();
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
    const { service, again, sent, advance, chosen } = await open();
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
    const { service, logs, answers, unread } = await open();
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
  const { service, again, logs, configure, file } = await open(exporter('http://h.example/s3cret-a/v1/logs'));
  await service.probe();
  expect(readFileSync(file, 'utf8')).not.toContain('s3cret');
  const restarted = again();
  await restarted.read();
  expect(logs(restarted)?.health.state).toBe('accepted');
  await configure(exporter('http://h.example/s3cret-b/v1/logs'));
  expect(logs(restarted)?.health.state).toBe('untested');
});

test('a result older than a day, or for other settings, is none', async () => {
  const { service, logs, clock, configure } = await open();
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
  const { service, clock, codexHome, advance, shown, logs } = await open();
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

describe('what is seen without a probe', () => {
  const observed = (of: HealthService, signal: number) => of.otel().signals[signal]?.observed ?? [];
  const see = async (of: HealthService) => {
    of.configRead(of.otel().signals);
    await of.probe(['traces']);
  };

  test('is kept where it changes, and there after a restart', async () => {
    const { service, configure, clock, again, file } = await open();
    await see(service);
    expect([0, 1, 2].map((signal) => observed(service, signal).map(({ state }) => state))).toEqual([
      ['untested'],
      ['off'],
      ['unobservable'],
    ]);
    const written = readFileSync(file, 'utf8');
    clock.advance(60 * MINUTE);
    await see(service);
    expect(readFileSync(file, 'utf8')).toBe(written);
    await configure('model = "x"\n');
    await see(service);
    const restarted = again();
    await restarted.read();
    expect(observed(restarted, 0).map(({ state }) => state)).toEqual(['untested', 'off']);
  });

  test('goes on through a day of watching, and leaves open what nobody watched', async () => {
    const { service, clock } = await open();
    await see(service);
    for (let hours = 0; hours < 26; hours += 13) {
      clock.advance(13 * 60 * MINUTE);
      await see(service);
    }
    expect(observed(service, 1)).toHaveLength(1);
    clock.advance(50 * 60 * MINUTE);
    await see(service);
    expect(observed(service, 1)).toHaveLength(2);
  });

  test('stands beside what probes found', async () => {
    const { service, clock } = await open();
    await see(service);
    clock.advance(60 * MINUTE);
    await service.probe();
    await see(service);
    expect(observed(service, 0).map(({ state }) => state)).toEqual(['untested', 'accepted']);
  });
});
