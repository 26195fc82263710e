import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseAnswer } from '../../../electron/main/updates/ask-latest-release.ts';
import { nothingKnown, type UpdateMemory } from '../../../electron/main/updates/decide-update.ts';
import { UpdateStore } from '../../../electron/main/updates/update-store.ts';
import { createUpdateWatch, type UpdateReader } from '../../../electron/main/updates/update-watch.ts';
import { defaultSettings, type Settings } from '../../../electron/shared/settings.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLogger } from '../../fakes/logger.ts';

const NOW = Date.parse('2026-11-20T10:46:20.000Z');
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const reader = (more: Partial<Settings> = {}): UpdateReader => ({
  settings: { ...defaultSettings, updateCheck: true, ...more },
  timezone: 'UTC',
  locale: 'en',
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

function setUp(options: { kept?: UpdateMemory; place?: null } = {}) {
  const clock = createFakeClock(NOW);
  const asked: string[] = [];
  const shown: string[][] = [];
  const notified: string[] = [];
  const written: UpdateMemory[] = [];
  const answers: ReleaseAnswer[] = [];
  const watch = createUpdateWatch({
    clock,
    logger: createFakeLogger(),
    current: '1.0.0',
    place: options.place === null ? null : { api: 'http://127.0.0.1/latest', page: 'https://example.com' },
    store: {
      read: async () => options.kept ?? nothingKnown,
      write: async (memory) => void written.push(memory),
    },
    async ask(url) {
      asked.push(url);
      return answers.shift() ?? { state: 'none', reason: 'No release is announced there.' };
    },
    setHostFindings: (findings) => shown.push(findings.map(({ id }) => id)),
    notify: (version) => notified.push(version),
  });
  return { clock, asked, shown, notified, written, answers, watch };
}

describe('the check for newer versions', () => {
  it('asks nobody while it is off, as it is by default, and holds no timer', async () => {
    const { asked, shown, clock, watch, written } = setUp();
    watch.look({ ...reader(), settings: defaultSettings });
    await settled();
    clock.advance(10 * DAY);
    await settled();
    expect([asked, shown, written, clock.pending]).toEqual([[], [], [], 0]);
    await watch.close();
  });

  it('asks at once when it is switched on, then once a day, however often it looks', async () => {
    const { asked, clock, watch } = setUp();
    watch.look(reader());
    await settled();
    expect(asked).toHaveLength(1);
    for (let count = 0; count < 100; count += 1) watch.look(reader());
    watch.look(reader({ theme: 'dark' }));
    clock.advance(DAY - 1);
    await settled();
    expect(asked).toHaveLength(1);
    clock.advance(1);
    await settled();
    expect(asked).toHaveLength(2);
    expect(clock.pending).toBe(1);
    await watch.close();
    expect(clock.pending).toBe(0);
  });

  it('tells of a newer version once, and shows it until it is switched off', async () => {
    const { answers, shown, notified, clock, watch } = setUp();
    answers.push({ state: 'release', version: '1.1.0' }, { state: 'release', version: '1.1.0' });
    watch.look(reader());
    await settled();
    clock.advance(DAY);
    await settled();
    expect(shown).toEqual([['update.available:1.1.0']]);
    expect(notified).toEqual(['1.1.0']);
    watch.look(reader({ updateCheck: false }));
    expect(shown.at(-1)).toEqual([]);
    expect(clock.pending).toBe(0);
    await watch.close();
  });

  it('says nothing of the version that runs, or of one before it', async () => {
    const { answers, shown, notified, watch } = setUp();
    answers.push({ state: 'release', version: '1.0.0' });
    watch.look(reader());
    await settled();
    expect([shown, notified]).toEqual([[], []]);
    await watch.close();
  });

  it('knows after a restart what it asked and reported', async () => {
    const kept = { askedAt: NOW - HOUR, latest: '1.1.0', notified: '1.1.0' };
    const { asked, shown, notified, clock, watch } = setUp({ kept });
    watch.look(reader());
    await settled();
    expect([asked, notified]).toEqual([[], []]);
    expect(shown).toEqual([['update.available:1.1.0']]);
    clock.advance(23 * HOUR);
    await settled();
    expect(asked).toHaveLength(1);
    await watch.close();
  });

  it('keeps that it asks before it asks, and waits a day after a failure', async () => {
    const { answers, asked, written, clock, watch } = setUp();
    answers.push({ state: 'failed', reason: 'nobody answers' });
    watch.look(reader());
    await settled();
    expect(written).toEqual([{ ...nothingKnown, askedAt: NOW }]);
    clock.advance(DAY - 1);
    await settled();
    expect(asked).toHaveLength(1);
    await watch.close();
  });

  it('stays silent in quiet hours and tells when they end', async () => {
    const alerts = { ...defaultSettings.alerts, quietHours: { from: '10:00', to: '12:00' } };
    const { answers, shown, notified, clock, watch } = setUp();
    answers.push({ state: 'release', version: '1.1.0' });
    watch.look(reader({ alerts }));
    await settled();
    expect([shown.length, notified]).toEqual([1, []]);
    clock.advance(2 * HOUR);
    await settled();
    expect(notified).toEqual(['1.1.0']);
    await watch.close();
  });

  it('says that it has no place to ask, and asks nobody', async () => {
    const { asked, shown, notified, clock, watch } = setUp({ place: null });
    watch.look(reader());
    await settled();
    expect(shown).toEqual([['update.nowhere']]);
    expect([asked, notified, clock.pending]).toEqual([[], [], 0]);
    await watch.close();
  });
});

describe('what the check keeps', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'codex-glance-updates-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const memory = { askedAt: NOW, latest: '1.1.0', notified: null };

  it('is read as it was written, also in a folder that is yet to be made', async () => {
    const store = new UpdateStore(join(folder, 'state'), createFakeLogger());
    expect(await store.read()).toEqual(nothingKnown);
    await store.write(memory);
    expect(await store.read()).toEqual(memory);
    expect(readdirSync(join(folder, 'state'))).toEqual(['updates.json']);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"askedAt":"x","latest":7,"notified":"<b>"}',
    '{"askedAt":1.5,"latest":"x"}',
  ])('counts as not known where the file says %j', async (text) => {
    writeFileSync(join(folder, 'updates.json'), text);
    expect(await new UpdateStore(folder, createFakeLogger()).read()).toEqual(nothingKnown);
  });

  it('is given up where it cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const logger = createFakeLogger();
    await new UpdateStore(join(folder, 'file'), logger).write(memory);
    expect(logger.lines.join()).toContain('cannot be kept');
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('');
  });
});
