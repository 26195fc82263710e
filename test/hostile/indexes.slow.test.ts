import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { damages, drawFrom } from './damage.ts';
import { copyOf, GONE, indexIn, readUsage, setUpWorld, world } from './index-world.ts';

/** Of each kind of damage, so many places are tried. */
const SEEDS = 4;

setUpWorld();

describe('a damaged index', () => {
  it.each(damages)(
    '$name: all is right at once, and stays so',
    async ({ damage }) => {
      const expected = (await readUsage(copyOf(world.whole))).found;
      for (let seed = 0; seed < SEEDS; seed++) {
        const state = copyOf(world.whole);
        const file = indexIn(state);
        writeFileSync(file, damage(readFileSync(file), drawFrom(seed)));
        // Of a session that is gone, and whose own row was hit, nothing is left.
        expect([seed, withoutGone((await readUsage(state)).found)]).toEqual([seed, withoutGone(expected)]);
        expect([seed, withoutGone((await readUsage(state)).found)]).toEqual([seed, withoutGone(expected)]);
      }
    },
    60_000,
  );

  it.each(damages)(
    '$name in the log beside it: all is right',
    async ({ damage }) => {
      const expected = (await readUsage(copyOf(world.whole))).found;
      expect(existsSync(`${indexIn(world.running)}-wal`)).toBe(true);
      for (let seed = 0; seed < SEEDS; seed++) {
        const state = copyOf(world.running);
        const log = `${indexIn(state)}-wal`;
        writeFileSync(log, damage(readFileSync(log), drawFrom(seed)));
        expect([seed, withoutGone((await readUsage(state)).found)]).toEqual([seed, withoutGone(expected)]);
      }
    },
    60_000,
  );

  it('keeps what only it knows, and says where it is now', async () => {
    const expected = (await readUsage(copyOf(world.whole))).found;
    const state = copyOf(world.whole);
    const db = new DatabaseSync(indexIn(state));
    db.exec("UPDATE base SET body = zeroblob(length(body)) WHERE part = 'first'");
    db.close();
    const { found, kinds } = await readUsage(state);
    expect(found).toEqual(expected);
    expect(JSON.stringify(found)).toContain(GONE);
    expect(kinds).toContain('usage.index.damaged');
    const again = await readUsage(state);
    expect(again.found).toEqual(expected);
    expect(again.kinds).not.toContain('usage.index.damaged');
    expect(existsSync(`${indexIn(state)}.damaged`)).toBe(true);
  });
});

/** Keeps what is reported of sessions that are on disk. */
function withoutGone(found: unknown): unknown {
  const { rows } = found as { rows: readonly (readonly { readonly key: string }[])[] };
  return rows[1]?.filter(({ key }) => key !== GONE);
}
