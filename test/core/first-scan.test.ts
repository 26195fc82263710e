import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import { createGlance } from '../../electron/core/glance.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { sumCorpus, writeCorpus } from '../bench/corpus/corpus.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { temporaryFolder } from '../setup/temporary-folder.ts';

const NOW = Date.parse('2026-11-20T10:46:20.000Z');

/** Time goes on by this much whenever it is looked at, in milliseconds: a small home seems a large one. */
const STEP_MS = 60;

/** The Snapshots of a first read of 60 sessions over two months, and what they add up to. */
async function readFirst() {
  const root = temporaryFolder();
  const corpus = writeCorpus({ dir: join(root, 'home'), sessions: 60, bytes: 3e6, seed: 1, now: NOW });
  let elapsed = 0;
  vi.spyOn(process, 'hrtime').mockImplementation(() => {
    elapsed += STEP_MS;
    return [Math.floor(elapsed / 1_000), (elapsed % 1_000) * 1e6];
  });
  const glance = createGlance(
    {
      codexHomes: [corpus.dir],
      homesSource: 'option',
      stateDir: join(root, 'state'),
      cwd: root,
      timezone: 'UTC',
      locale: 'en',
    },
    {
      ...createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: root }),
      clock: { now: () => NOW + elapsed, after: () => () => {} },
    },
  );
  const shown: Snapshot[] = [];
  glance.store.subscribe((snapshot) => shown.push(snapshot));
  await glance.load();
  const last = glance.store.getState();
  await glance.close();
  return { shown, last, sum: sumCorpus(corpus) };
}

it('shows progress while it reads for the first time, and recent days before older ones', async () => {
  const { shown, last, sum } = await readFirst();
  const during = shown.filter(({ usage }) => usage.state === 'scanning');
  const all = during.flatMap(({ usage }) => usage.progress ?? []);
  expect(all.length).toBe(during.length);
  // The first Snapshot has the configuration alone: no file was looked for yet.
  const [first, ...progress] = all;
  expect(first).toEqual({ filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 });
  expect(progress.length).toBeGreaterThan(5);
  for (const [index, { filesDone, filesTotal, bytesDone, bytesTotal }] of progress.entries()) {
    expect(filesTotal).toBe(60);
    expect(bytesTotal).toBe(sum.bytes);
    expect(bytesDone).toBeLessThanOrEqual(bytesTotal);
    expect(filesDone).toBeGreaterThanOrEqual(progress[index - 1]?.filesDone ?? 0);
  }
  expect(progress.at(-1)?.filesDone).toBeGreaterThan(40);

  const whole = last.usage.days.map(({ tokens }) => tokens.total);
  for (const { usage } of during) {
    const totals = usage.days.map(({ tokens }) => tokens.total);
    // One day may be half read; those after it are whole, those before it empty.
    const firstRead = totals.findIndex((total) => total > 0);
    if (firstRead < 0) continue;
    expect(totals.slice(firstRead + 1)).toEqual(whole.slice(firstRead + 1));
  }
  expect(during.some(({ usage }) => usage.days.some(({ tokens }) => tokens.total > 0))).toBe(true);
  expect(last.usage.state).toBe('ready');
  expect(last.usage.progress).toBeNull();
});
