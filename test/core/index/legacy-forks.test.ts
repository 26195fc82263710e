import { utimesSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { NewIndex } from '../../../electron/core/index/new-index.ts';
import { context, meta, NAME, record, started } from '../ingest/lines/lines.ts';
import { expectedSums, listFiles, openIndexedService, TempHome, totalsOf } from '../usage/homes.ts';

/** Homes without turn ids; in one of them a thread was forked, and its file repeats that of the other. */
const HOMES = ['review-0.98.0', 'review-0.77.0', 'history-0.42.0', 'migrated-before'];

async function totalOf(state: string, home: string, isNew: boolean) {
  const service = openIndexedService(home, state);
  await service.scan(() => {});
  if (isNew) await service.changed([]);
  const { tokens, responses } = totalsOf(service);
  await service.close();
  return { total: tokens.total, responses };
}

test.each(HOMES)(
  'a new index counts what was copied once, whichever file is read first: %s',
  async (name) => {
    const { total, responses } = expectedSums[name] ?? {};
    for (const isReversed of [false, true]) {
      using state = new TempHome();
      using home = new TempHome(name);
      // The newest file is read first.
      const paths = listFiles(home.path).toSorted();
      const order = isReversed ? paths.toReversed() : paths;
      order.forEach((path, place) => {
        const at = new Date(Date.UTC(2026, 10, 23, 3, place));
        utimesSync(path, at, at);
      });
      expect(await totalOf(state.path, home.path, true)).toEqual({ total, responses });
      expect(await totalOf(state.path, home.path, false)).toEqual({ total, responses });
    }
  },
);

afterEach(() => vi.restoreAllMocks());

test.each(HOMES)('the first save keeps other threads where a fork is counted again: %s', async (name) => {
  const discard = vi.spyOn(NewIndex.prototype, 'discard');
  using state = new TempHome();
  using home = new TempHome(name);
  home.write(NAME, meta() + started() + context() + record('r1', 100, 10));
  const { total = 0, responses = 0 } = expectedSums[name] ?? {};
  const expected = { total: total + 110, responses: responses + 1 };
  expect(await totalOf(state.path, home.path, true)).toEqual(expected);
  expect(await totalOf(state.path, home.path, false)).toEqual(expected);
  // All files would have been read once more.
  expect(discard).not.toHaveBeenCalled();
});
