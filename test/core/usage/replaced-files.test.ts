import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { runs } from '../../setup/runs.ts';
import { message, NAME, record, THREAD } from '../ingest/lines/lines.ts';
import { openIndexedService, openService, readHome, TempHome, totalsOf } from './homes.ts';
import { head, said } from './said.ts';

const ARCHIVED = `archived_sessions/${NAME.split('/').at(-1)}`;
const REVERTED = NAME.replace('.jsonl', '_01a20609-89f6-7612-a58e-ff9ccaeb9f99.jsonl');

const responses = (service: UsageService) => totalsOf(service).responses;

/** Ways to put another content in a file's place. */
const replacements: readonly [string, (path: string, text: string) => void][] = [
  ['written over in place', (path, text) => writeFileSync(path, text)],
  [
    'renamed over',
    (path, text) => {
      writeFileSync(`${path}.new`, text);
      renameSync(`${path}.new`, path);
    },
  ],
  [
    'deleted and made again',
    (path, text) => {
      rmSync(path);
      writeFileSync(path, text);
    },
  ],
];

/** Some time passes, so that the file's own time is another. */
function later(path: string): void {
  const at = new Date(statSync(path).mtimeMs + 5_000);
  utimesSync(path, at, at);
}

describe.each(replacements)('a file that is %s counts as what it now says', (_name, replace) => {
  test.each<[string, string, number]>([
    ['fewer responses', said('r1'), 1],
    ['other responses', said('r4', 'r5', 'r6'), 3],
    ['others of the same size', said('r7', 'r2', 'r3'), 3],
    ['others and more', said('r8', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'), 7],
    ['none', head, 0],
    ['nothing', '', 0],
  ])('%s', { timeout: 20_000 }, async (_content, text, expected) => {
    for (const restarts of [false, true]) {
      using home = new TempHome();
      using state = new TempHome();
      const path = home.write(NAME, said('r1', 'r2', 'r3'));
      let service = openIndexedService(home.path, state.path);
      await service.scan(() => {});
      expect(responses(service)).toBe(3);
      if (restarts) {
        await service.close();
        service = openIndexedService(home.path, state.path);
      }
      replace(path, text);
      later(path);
      if (restarts) await service.scan(() => {});
      else await service.changed([path]);
      expect(totalsOf(service)).toEqual(await readHome(home.path));
      expect(responses(service)).toBe(expected);
      await service.close();
      const again = openIndexedService(home.path, state.path);
      await again.scan(() => {});
      expect(totalsOf(again)).toEqual(totalsOf(service));
      await again.close();
    }
  });
});

/** Writes a file over and sets its time back, so that only the system's own time of the change tells. */
function writeUnnoticed(path: string, text: string): void {
  const { atime, mtime, ctimeMs } = statSync(path);
  do {
    writeFileSync(path, text);
    utimesSync(path, atime, mtime);
  } while (statSync(path).ctimeMs === ctimeMs);
}

describe.each([false, true])('a file whose time was set back, restarts: %s', (restarts) => {
  const padded = (id: string) => `${head}${record('r1', 100, 10)}${message(id.repeat(4_000))}`;
  test.each<[string, string, string, number]>([
    ['is other responses of the same size', said('r1', 'r2'), said('r1', 'r3').replace('100', '900'), 2],
    ['is edited in its middle', `${padded('a')}${said('r4')}`, `${padded('b')}${said('r4')}`, 2],
    [
      'counts otherwise in its middle',
      head + record('r1', 100, 10) + message('a'.repeat(4_000)),
      head + record('r1', 101, 10) + message('a'.repeat(4_000)),
      1,
    ],
  ])('%s', async (_name, before, after, expected) => {
    using home = new TempHome();
    using state = new TempHome();
    const path = home.write(NAME, before);
    const old = new Date('2026-11-23T02:00:00Z');
    utimesSync(path, old, old);
    let service = openIndexedService(home.path, state.path);
    await service.scan(() => {});
    if (restarts) {
      await service.close();
      service = openIndexedService(home.path, state.path);
    }
    expect(Buffer.byteLength(after)).toBe(Buffer.byteLength(before));
    writeUnnoticed(path, after);
    expect(statSync(path).mtime).toEqual(old);
    if (restarts) await service.scan(() => {});
    else await service.changed([path]);
    expect(totalsOf(service)).toEqual(await readHome(home.path));
    expect(responses(service)).toBe(expected);
    await service.close();
  });

  test('is the same under other rights and another name', async () => {
    using home = new TempHome();
    using state = new TempHome();
    const path = home.write(NAME, said('r1', 'r2'));
    let service = openIndexedService(home.path, state.path);
    await service.scan(() => {});
    const before = totalsOf(service);
    const archived = home.write(ARCHIVED, '');
    for (const change of [() => chmodSync(path, 0o600), () => renameSync(path, archived)]) {
      if (restarts) {
        await service.close();
        service = openIndexedService(home.path, state.path);
      }
      change();
      if (restarts) await service.scan(() => {});
      else await service.changed([path, archived]);
      expect(totalsOf(service)).toEqual(before);
    }
    await service.close();
  });
});

describe('beside a replaced file', () => {
  test('a copy keeps what it says', async () => {
    using home = new TempHome();
    const path = home.write(NAME, said('r1', 'r2'));
    home.write(ARCHIVED, said('r2', 'r3'));
    const service = openService(home.path);
    await service.scan(() => {});
    expect(responses(service)).toBe(3);
    writeFileSync(path, said('r4'));
    later(path);
    await service.changed([path]);
    expect(responses(service)).toBe(3);
    expect(totalsOf(service)).toEqual(await readHome(home.path));
  });

  test('a copy in another home does', async () => {
    using home = new TempHome();
    using other = new TempHome();
    const path = home.write(NAME, said('r1', 'r2'));
    other.write(NAME, said('r2', 'r3'));
    const service = openService(home.path, other.path);
    await service.scan(() => {});
    writeFileSync(path, said('r4', 'r5', 'r6'));
    later(path);
    await service.changed([path]);
    expect(responses(service)).toBe(5);
  });

  test('the file that a revert began keeps what it says, also once it is deleted', async () => {
    using home = new TempHome();
    const path = home.write(NAME, said('r1', 'r2'));
    const reverted = home.write(REVERTED, said('r3'));
    const service = openService(home.path);
    await service.scan(() => {});
    rmSync(reverted);
    await service.changed([reverted]);
    expect(responses(service)).toBe(3);
    writeFileSync(path, said('r1'));
    later(path);
    await service.changed([path]);
    expect(responses(service)).toBe(2);
  });

  test('a thread whose file now tells of another one counts no more', async () => {
    using home = new TempHome();
    const other = THREAD.replace('9f57', '9f58');
    const path = home.write(NAME, said('r1', 'r2'));
    const service = openService(home.path);
    await service.scan(() => {});
    writeFileSync(path, said('r3').replaceAll(THREAD, other));
    later(path);
    await service.changed([path]);
    expect(service.report({ by: 'session' }, Date.now()).rows).toMatchObject([{ key: other, responses: 1 }]);
  });

  test('a compressed file counts as what it now says', async () => {
    using home = new TempHome();
    const path = home.write(`${NAME}.zst`, zstdCompressSync(said('r1', 'r2')));
    const service = openService(home.path);
    await service.scan(() => {});
    writeFileSync(path, zstdCompressSync(said('r2', 'r3', 'r4')));
    later(path);
    await service.changed([path]);
    expect(responses(service)).toBe(3);
  });

  test('a deleted file keeps what was read, until it is there again', async () => {
    using home = new TempHome();
    const path = home.write(NAME, said('r1', 'r2'));
    const service = openService(home.path);
    await service.scan(() => {});
    rmSync(path);
    await service.changed([path]);
    expect(responses(service)).toBe(2);
    home.write(NAME, said('r3'));
    await service.changed([path]);
    expect(responses(service)).toBe(1);
  });
});

test('a session that goes on is not read again from its beginning', async () => {
  using home = new TempHome();
  const path = home.write(NAME, said('r1'));
  const service = openService(home.path);
  await service.scan(() => {});
  for (let round = 2; round < 6; round++) {
    home.append(NAME, record(`r${round}`, 100, 10));
    await service.changed([path]);
    expect(service.coverage(Date.now()).reading.lines).toBe(3 + round);
    expect(responses(service)).toBe(round);
  }
});

test('whatever is done to the copies of a session, they count as what they say together', {
  timeout: 60_000,
}, async () => {
  const ids = fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'), { maxLength: 6 });
  const place = fc.constantFrom(NAME, ARCHIVED, REVERTED);
  const step = fc.tuple(place, fc.constantFrom('write', 'rename', 'append'), ids);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'codex-glance-home-'));
      try {
        const service = openService(folder);
        const texts = new Map<string, string>();
        for (const [name, how, own] of steps) {
          const path = join(folder, name);
          mkdirSync(dirname(path), { recursive: true });
          const more = own.map((id) => record(id, 100, 10)).join('');
          const text = how === 'append' ? (texts.get(name) ?? head) + more : head + more;
          texts.set(name, text);
          if (how === 'rename') {
            writeFileSync(`${path}.new`, text);
            renameSync(`${path}.new`, path);
          } else {
            writeFileSync(path, text);
          }
          later(path);
          await service.changed([path]);
          expect(totalsOf(service)).toEqual(await readHome(folder));
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: runs(60) },
  );
});
