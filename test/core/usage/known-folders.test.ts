import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import type { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { runs } from '../../setup/runs.ts';
import { context, meta, record, started } from '../ingest/lines/lines.ts';
import { openServiceWith, TempHome } from './homes.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const SESSIONS = 5;

const idOf = (session: number) => `01a20609-89f6-7612-a58e-00000000000${session}`;
const dayOf = (session: number) => `2026/11/2${session % 3}`;
const nameOf = (session: number) =>
  `sessions/${dayOf(session)}/rollout-2026-11-23T01-33-38-${idOf(session)}.jsonl`;

function textOf(session: number): string {
  const thread = idOf(session);
  return meta({}, { thread }) + started() + context() + record(`r${session}`, 100 + session, 10, { thread });
}

/** Each change has another time than the one before. */
function settle(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) settle(join(folder, entry.name));
  }
  utimesSync(folder, LONG_AGO, LONG_AGO);
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** What Codex, its user or a disk does to a session between two starts. */
const changes: Record<string, (home: TempHome, session: number) => void> = {
  begins: (home, session) => {
    rmSync(join(home.path, nameOf(session)), { recursive: true, force: true });
    home.write(nameOf(session), textOf(session));
  },
  grows: (home, session) => {
    const thread = idOf(session);
    if (isFile(join(home.path, nameOf(session)))) {
      home.append(nameOf(session), record(`more${session}`, 7, 1, { thread }));
    }
  },
  'is archived': (home, session) => {
    const path = join(home.path, nameOf(session));
    mkdirSync(join(home.path, 'archived_sessions'), { recursive: true });
    if (isFile(path)) renameSync(path, join(home.path, 'archived_sessions', basename(path)));
  },
  'is taken back': (home, session) => {
    const archived = join(home.path, 'archived_sessions', basename(nameOf(session)));
    if (!isFile(archived)) return;
    rmSync(join(home.path, nameOf(session)), { recursive: true, force: true });
    mkdirSync(dirname(join(home.path, nameOf(session))), { recursive: true });
    renameSync(archived, join(home.path, nameOf(session)));
  },
  'is replaced by a folder': (home, session) => {
    const path = join(home.path, nameOf(session));
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
  },
  'loses its folder': (home, session) =>
    rmSync(dirname(join(home.path, nameOf(session))), { recursive: true, force: true }),
  'is linked to': (home, session) => {
    const link = join(home.path, 'sessions', `linked${session}`);
    if (!lstatSync(link, { throwIfNoEntry: false }))
      symlinkSync(join(home.path, 'sessions', dayOf(session)), link);
  },
  'leaves a broken link': (home, session) => {
    const path = join(home.path, nameOf(session));
    rmSync(path, { recursive: true, force: true });
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(home.path, 'elsewhere'), path);
  },
  'is what a link leads to': (home, session) => void home.write('elsewhere', textOf(session)),
};

function openAt(home: TempHome, state: TempHome): UsageService {
  return openServiceWith([home.path], {
    index: openSqliteIndex(state.path, [home.path]),
    // Folders that the test just made count as settled.
    now: () => Date.now() + 60_000,
  });
}

const facts = (service: UsageService) => ({
  files: service.homes().map(({ rolloutFiles }) => rolloutFiles),
  problems: service
    .findings()
    .map(({ kind, file }) => `${kind} ${file}`)
    .sort(),
});

it('finds what a walk over all folders finds, whatever happened between two starts', async () => {
  const change = fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat(SESSIONS - 1));
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
      fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 3 }),
      async (first, starts) => {
        using home = new TempHome();
        using state = new TempHome();
        for (const session of first) home.write(nameOf(session), textOf(session));
        for (const start of [[], ...starts]) {
          settle(home.path);
          for (const [what, session] of start) changes[what]?.(home, session);
          const service = openAt(home, state);
          await service.scan(() => {});
          const found = facts(service);
          await service.close();
          using other = new TempHome();
          const whole = openAt(home, other);
          await whole.scan(() => {});
          expect(found).toEqual(facts(whole));
          await whole.close();
        }
      },
    ),
    { numRuns: runs(15) },
  );
});
