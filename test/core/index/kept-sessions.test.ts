import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexPath } from '../../../electron/core/index/index-path.ts';
import {
  type KeptFigures,
  KeptSessions,
  readKeptFigures,
} from '../../../electron/core/index/kept-sessions.ts';
import {
  decodeSessions,
  encodeSessions,
  type KeptThread,
  sessionColumns,
} from '../../../electron/core/index/session-columns.ts';
import { threadAuths } from '../../../electron/core/ledger/stored/stored-threads.ts';
import { context, meta, NAME, record, started, THREAD } from '../ingest/lines/lines.ts';
import { openIndexedService, TempHome } from '../usage/homes.ts';

const OTHER = '01a20609-89f6-7612-a58e-ff9ccaeb9f58';
const THIRD = '01a20609-89f6-7612-a58e-ff9ccaeb9f59';
const nameOf = (thread: string) => NAME.replace(THREAD, thread);
const session = (thread: string, version: string, at = '2026-11-23T01:33:38.300Z') =>
  meta({ cli_version: version }, { thread, at }) +
  started({ at }) +
  context({ at }) +
  record('r1', 100, 10, { at });

async function scan(home: TempHome, state: TempHome): Promise<void> {
  const service = openIndexedService(home.path, state.path);
  await service.scan(() => {});
  await service.close();
}

const said = (figures: KeptFigures | null) =>
  figures && [
    Object.fromEntries(figures.sessions.lastByVersion()),
    Object.fromEntries(figures.sessions.countSince(0)),
  ];

const thread = fc.record<KeptThread>({
  threadId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  auth: fc.constantFrom(...threadAuths),
  lastActivityAt: fc.option(fc.integer({ min: 1, max: 20 })),
  cliVersion: fc.option(fc.constantFrom('0.1.0', '0.2.0', '0.3.0')),
});
const threads = fc.uniqueArray(thread, { selector: ({ threadId }) => threadId });

describe('the sessions of an index', () => {
  test('are each counted once, as they changed last', () => {
    fc.assert(
      fc.property(threads, threads, fc.integer({ min: 0, max: 20 }), (base, changed, since) => {
        const kept = new KeptSessions(changed, decodeSessions(encodeSessions(sessionColumns(base))));
        const last = [...new Map([...base, ...changed].map((one) => [one.threadId, one])).values()];
        for (const auth of threadAuths) {
          const expected = last.filter(
            (one) => one.auth === auth && (one.lastActivityAt ?? 0) > since,
          ).length;
          expect(kept.countSince(since).get(auth)).toBe(expected);
        }
        const versions = new Map<string, number>();
        for (const { cliVersion, lastActivityAt } of last) {
          if (cliVersion === null) continue;
          versions.set(cliVersion, Math.max(versions.get(cliVersion) ?? 0, lastActivityAt ?? 0));
        }
        expect(Object.fromEntries(kept.lastByVersion())).toEqual(Object.fromEntries(versions));
      }),
    );
  });

  test('are read with what changed since the base, and from an index of an older Glance', async () => {
    using state = new TempHome();
    using home = new TempHome();
    home.write(NAME, session(THREAD, '0.150.0'));
    home.write(nameOf(OTHER), session(OTHER, '0.160.0'));
    await scan(home, state);
    const at = '2026-11-24T00:00:00.000Z';
    home.append(NAME, started({ at }) + context({ at }) + record('r2', 200, 20, { at }));
    home.write(nameOf(THIRD), session(THIRD, '0.170.0'));
    await scan(home, state);

    const read = () => said(readKeptFigures(state.path, [home.path]));
    const expected = read();
    expect(expected).toMatchObject([
      {
        '0.150.0': Date.parse(at),
        '0.160.0': Date.parse('2026-11-23T01:33:38.300Z'),
        '0.170.0': Date.parse('2026-11-23T01:33:38.300Z'),
      },
      {},
    ]);
    expect(
      Object.values((expected?.[1] ?? {}) as Record<string, number>).reduce((sum, count) => sum + count, 0),
    ).toBe(3);

    const change = (sql: string) => {
      const db = new DatabaseSync(indexPath(state.path, [home.path]));
      db.exec(sql);
      db.close();
    };
    change("UPDATE base SET seq = seq - 1 WHERE part = 'sessions'");
    expect(read()).toEqual(expected);
    change("DELETE FROM base WHERE part = 'sessions'");
    expect(read()).toEqual(expected);
  });

  test('are not known where their part is damaged', async () => {
    using state = new TempHome();
    using home = new TempHome();
    home.write(NAME, session(THREAD, '0.150.0'));
    await scan(home, state);
    const db = new DatabaseSync(indexPath(state.path, [home.path]));
    db.exec("UPDATE base SET body = zeroblob(length(body)) WHERE part = 'sessions'");
    db.close();
    expect(readKeptFigures(state.path, [home.path])).toBeNull();
  });
});
