import { readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createNodePorts } from '../../../../electron/core/composition/node-ports.ts';
import { createStreamLogger } from '../../../../electron/core/composition/stream-logger.ts';
import { createGlance } from '../../../../electron/core/glance.ts';
import { digestWith } from '../../../../electron/core/platform/salted-digest.ts';
import { decideAnalytics } from '../../../../electron/core/privacy/analytics.ts';
import { changesBetween, nextSeen, type Seen } from '../../../../electron/core/privacy/drift/drift.ts';
import { driftFindings } from '../../../../electron/core/privacy/drift/drift-findings.ts';
import { DriftService } from '../../../../electron/core/privacy/drift/drift-service.ts';
import { type Sending, type Setting, sendingOf } from '../../../../electron/core/privacy/drift/sending.ts';
import { decideOtel } from '../../../../electron/core/privacy/otel.ts';
import { createFakeClock } from '../../../fakes/clock.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';
import { resolveWorld } from '../../config/world.ts';

const at = Date.parse('2026-11-23T09:12:00Z');
const DAY = 86_400_000;
const base: Setting = { value: 'off', layer: 'default', file: null, line: null };
const user: Setting = { value: 'off', layer: 'user', file: '/h/config.toml', line: 2 };
const managed: Setting = { value: 'on', layer: 'managed', file: '/etc/codex/managed_config.toml', line: 4 };

const sending = (parts: Partial<Sending> = {}): Sending => ({
  analytics: user,
  feedback: { ...base, value: 'on' },
  prompts: base,
  logs: { ...base, value: 'none' },
  traces: { ...base, value: 'none' },
  metrics: { ...base, value: 'statsig https://ab.chatgpt.com/otlp/v1/metrics' },
  ...parts,
});

const seen = (now: Sending, changes: Seen['changes'] = []): Seen => ({
  sending: now,
  at: at - 1_000,
  changes,
});

describe('a change', () => {
  test('is told with its place and time', () => {
    const changes = changesBetween(sending(), sending({ analytics: managed }), at);
    const [finding] = driftFindings(changes, at + 60_000, 'UTC');
    expect(finding).toMatchObject({
      kind: 'config.drift',
      level: 'warning',
      title: 'Analytics was switched on: managed_config.toml, 09:12.',
      file: '/etc/codex/managed_config.toml',
      line: 4,
    });
    expect(driftFindings(changes, at, 'Asia/Tokyo')[0]?.title).toContain('18:12');
    expect(driftFindings(changes, at + DAY, 'UTC')[0]?.title).toContain('23 Nov, 09:12');
  });

  test('of a key that was taken away names the file it stood in', () => {
    const after = sending({ analytics: { ...base, value: 'on' } });
    expect(changesBetween(sending(), after, at)).toMatchObject([
      { to: 'on', file: '/h/config.toml', line: null },
    ]);
  });

  test('names the higher of two layers, for a lower one decides only where that was taken away', () => {
    const withManaged = sending({ analytics: managed });
    expect(changesBetween(withManaged, sending(), at)).toMatchObject([{ file: managed.file, line: null }]);
    expect(changesBetween(sending(), withManaged, at)).toMatchObject([{ file: managed.file, line: 4 }]);
    const pinned: Setting = {
      ...managed,
      layer: 'requirements-system',
      file: '/etc/codex/requirements.toml',
    };
    expect(changesBetween(sending({ feedback: pinned }), sending({ feedback: user }), at)).toMatchObject([
      { what: 'feedback', file: pinned.file },
    ]);
  });

  test('does not name a file that did not change', async () => {
    const folder = realpathSync(temporaryFolder());
    const file = join(folder, 'config.toml');
    writeFileSync(file, '');
    let now = Date.now() + 60_000;
    let current = sending({ analytics: { ...user, file } });
    const service = new DriftService({
      stateDir: join(folder, 'state'),
      codexHome: folder,
      cwd: folder,
      timezone: 'UTC',
      clock: { now: () => now },
      logger: createStreamLogger({ write: () => true }),
      current: () => current,
      isOwnEdit: async () => false,
    });
    await service.observe();
    now += 60_000;
    current = sending({ analytics: { ...base, value: 'on' } });
    await service.observe();
    const [finding] = service.findings();
    expect(finding?.title).toMatch(
      /^Analytics was switched on: no file that decides it changed\. Seen \d\d:\d\d\.$/,
    );
    expect(finding?.remedy).not.toContain('file');
    expect(finding).not.toHaveProperty('file');
    // A file that is gone did change.
    now += 60_000;
    current = sending({ analytics: { ...user, file } });
    await service.observe();
    rmSync(file);
    now += 60_000;
    current = sending({ analytics: { ...base, value: 'on' } });
    await service.observe();
    expect(service.findings()).toMatchObject([{ title: expect.stringContaining(': config.toml, '), file }]);
  });

  test('of a collector names where it goes now, and of an opt-out is a note', () => {
    const after = sending({
      logs: { ...managed, value: 'otlp-http https://corp/v1/logs' },
      feedback: { ...user, value: 'off' },
    });
    const findings = driftFindings(changesBetween(sending(), after, at), at, 'UTC');
    expect(findings.map(({ level, title }) => [level, title])).toEqual([
      ['info', 'Feedback was switched off: config.toml, 09:12.'],
      [
        'warning',
        'The export of logs was switched on, to otlp-http https://corp/v1/logs: managed_config.toml, 09:12.',
      ],
    ]);
  });

  test('of the place alone is none', () => {
    expect(changesBetween(sending(), sending({ analytics: { ...managed, value: 'off' } }), at)).toEqual([]);
  });
});

describe('what is kept', () => {
  test('the first look, and a change made in Glance, tell nothing', () => {
    expect(nextSeen(null, sending(), at, false).changes).toEqual([]);
    expect(nextSeen(seen(sending()), sending({ analytics: managed }), at, true).changes).toEqual([]);
  });

  test('a change stays for a week, until it is taken back or followed', () => {
    const changed = nextSeen(seen(sending()), sending({ analytics: managed }), at, false);
    expect(changed.changes).toHaveLength(1);
    const same = (now: number) => nextSeen(changed, changed.sending as Sending, now, false).changes;
    expect(same(at + 6 * DAY)).toHaveLength(1);
    expect(same(at + 8 * DAY)).toHaveLength(0);
    expect(nextSeen(changed, sending(), at + 1, false).changes).toEqual([]);
  });
});

test('nothing is decided while the configuration is invalid', async () => {
  const { resolved } = await resolveWorld({ '$HOME/config.toml': '[broken\n' });
  expect(sendingOf(resolved, decideAnalytics(resolved), decideOtel(resolved), digestWith('salt'))).toBeNull();
});

test('what is kept holds no secret of the configuration', async () => {
  const { resolved, root } = await resolveWorld({
    '$HOME/config.toml':
      'otel.exporter = { otlp-http = { endpoint = "https://u:s3cret@h/p?k=s3cret", protocol = "json", headers = { a = "s3cret" } } }\n',
  });
  const service = new DriftService({
    stateDir: join(root, 'state'),
    codexHome: '/h',
    cwd: '/w',
    timezone: 'UTC',
    clock: createFakeClock(at),
    logger: createStreamLogger({ write: () => true }),
    current: () => sendingOf(resolved, decideAnalytics(resolved), decideOtel(resolved), digestWith('salt')),
    isOwnEdit: async () => false,
  });
  await service.observe();
  const kept = readFileSync(join(root, 'state', 'drift.json'), 'utf8');
  expect(kept).toContain('https://h/[redacted]');
  expect(kept).not.toContain('s3cret');
});

/** A whole Glance over a home and a state folder of its own. */
function makeGlance() {
  const root = realpathSync(temporaryFolder());
  const file = join(root, 'config.toml');
  const clock = createFakeClock(Date.now());
  const open = () => {
    const options = {
      codexHomes: [root],
      homesSource: 'option',
      stateDir: join(root, 'state'),
      cwd: root,
      timezone: 'UTC',
      locale: 'en',
    } as const;
    const ports = {
      ...createNodePorts({ logger: createStreamLogger({ write: () => true }), env: {}, homeDir: root }),
      clock,
    };
    const glance = createGlance(options, { ...ports, processes: async () => [] });
    onTestFinished(() => glance.close());
    const drift = () => glance.store.getState().findings.filter(({ kind }) => kind === 'config.drift');
    return { glance, drift };
  };
  return { root, file, clock, open, write: (text: string) => writeFileSync(file, text) };
}

describe('Glance', () => {
  test('tells what changed while it was not running, with the time of the file', async () => {
    const { file, clock, open, write } = makeGlance();
    write('[analytics]\nenabled = false\n');
    const first = open();
    await first.glance.load();
    expect(first.drift()).toEqual([]);
    clock.advance(3_600_000);
    write('[analytics]\nenabled = true\n');
    const changed = new Date(clock.now() - 60_000);
    utimesSync(file, changed, changed);
    clock.advance(60_000);
    const second = open();
    await second.glance.load();
    const hour = changed.toISOString().slice(11, 16);
    expect(second.drift()[0]?.title).toContain(`Analytics was switched on: config.toml`);
    expect(second.drift()[0]?.title).toContain(hour);
  });

  test('tells of a part of an address that is not shown, without showing it', async () => {
    const { root, file, clock, open, write } = makeGlance();
    const exporting = (tenant: string) =>
      `otel.exporter = { otlp-http = { endpoint = "https://h/t/${tenant}/v1/logs", protocol = "json" } }\n`;
    write(exporting('s3cret-a'));
    const { glance, drift } = open();
    await glance.load();
    for (const [tenant, count] of [
      ['s3cret-b', 1],
      ['s3cret-c', 1],
      ['s3cret-b', 0],
      ['s3cret-b', 0],
    ] as const) {
      clock.advance(60_000);
      write(exporting(tenant));
      utimesSync(file, new Date(clock.now() - 1_000), new Date(clock.now() - 1_000));
      await glance.refresh();
      const titles = drift().map(({ title }) => JSON.stringify(title));
      expect(titles).toHaveLength(count);
      for (const title of titles)
        expect(title).toContain('The export of logs was switched elsewhere: config.toml');
      const kept = readFileSync(join(root, 'state', 'drift.json'), 'utf8');
      expect(JSON.stringify(glance.store.getState()) + kept).not.toContain('s3cret');
    }
  });

  test('does not tell of its own edit and undo, nor of those of another Glance', async () => {
    const { open, write } = makeGlance();
    write('[analytics]\nenabled = true\n');
    const tray = open();
    const terminal = open();
    await tray.glance.load();
    await terminal.glance.load();
    await terminal.glance.editAnalytics(false, { dryRun: false });
    await tray.glance.refresh();
    expect([...tray.drift(), ...terminal.drift()]).toEqual([]);
    await terminal.glance.undoAnalytics();
    await tray.glance.refresh();
    expect([...tray.drift(), ...terminal.drift()]).toEqual([]);
    write('[analytics]\nenabled = false\n');
    await tray.glance.refresh();
    expect(tray.drift()).toMatchObject([{ level: 'info' }]);
  });
});
