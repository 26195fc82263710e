import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../setup/runs.ts';
import {
  asSum,
  expectedSums,
  listFiles,
  openService,
  RECORDED,
  readHome,
  TempHome,
  totalsOf,
} from '../usage/homes.ts';

/** Homes that between them hold every shape: forks, subagents, reviews, migration, overflow. */
const homes = [
  'scenarios-0.169.0',
  'review-0.98.0',
  'review-0.151.0',
  'subagent-0.116.0',
  'history-0.42.0',
  'migrated-after',
];

const anyHome = fc.constantFrom(...homes);

function sumOf(name: string) {
  const { files: _files, ...sum } = expectedSums[name] as never as Record<string, number>;
  return sum;
}

describe('the ledger does not depend on how the bytes came', () => {
  test('any split into appends, in any order of files, gives the same sums', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHome,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        async (name, cuts, order) => {
          using home = new TempHome();
          const service = openService(home.path);
          const files = listFiles(join(RECORDED, name)).map((path) => ({
            to: relative(join(RECORDED, name), path),
            bytes: readFileSync(path),
          }));
          const pieces = files.map(({ to, bytes }) => {
            const at = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length].sort(
              (a, b) => a - b,
            );
            return { to, rest: at.slice(1).map((end, index) => bytes.subarray(at[index], end)) };
          });
          for (const { to } of files) mkdirSync(dirname(join(home.path, to)), { recursive: true });
          let left = pieces.filter((file) => file.rest.length > 0);
          while (left.length > 0) {
            const file = left[(order.next().value ?? 0) % left.length];
            if (!file) break;
            home.append(file.to, file.rest.shift() ?? new Uint8Array());
            await service.changed([join(home.path, file.to)]);
            left = left.filter((one) => one.rest.length > 0);
          }
          expect(asSum(totalsOf(service))).toEqual(sumOf(name));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('a pause after any line changes nothing', async () => {
    for (const name of homes) {
      for (const every of [1, 2, 3, 4, 5, 7, 11]) {
        using home = new TempHome();
        const service = openService(home.path);
        for (const path of listFiles(join(RECORDED, name))) {
          const to = relative(join(RECORDED, name), path);
          const lines = readFileSync(path, 'utf8').split(/(?<=\n)/);
          home.write(to, '');
          for (let at = 0; at < lines.length; at += every) {
            home.append(to, lines.slice(at, at + every).join(''));
            await service.changed([join(home.path, to)]);
          }
        }
        expect(asSum(totalsOf(service))).toEqual(sumOf(name));
      }
    }
  });

  test('reading twice changes nothing', async () => {
    for (const name of homes) {
      const service = openService(`${RECORDED}${name}`);
      await service.scan(() => {});
      await service.scan(() => {});
      expect(asSum(totalsOf(service))).toEqual(sumOf(name));
    }
  });

  test('a cut at the end loses only the cut line', async () => {
    const [path] = listFiles(join(RECORDED, 'history-0.155.1'));
    const bytes = readFileSync(path ?? '');
    const lines = bytes.toString('utf8').split('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length }), async (length) => {
        using home = new TempHome();
        const to = relative(join(RECORDED, 'history-0.155.1'), path ?? '');
        home.write(to, bytes.subarray(0, length));
        const cut = await readHome(home.path);
        using whole = new TempHome();
        const kept = bytes
          .subarray(0, length)
          .toString('utf8')
          .split('\n')
          .filter((line, index) => line === lines[index]);
        whole.write(to, kept.map((line) => `${line}\n`).join(''));
        expect(cut).toEqual(await readHome(whole.path));
      }),
      { numRuns: runs(60) },
    );
  });

  test('garbage lines change no sum', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHome,
        fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 200 })), {
          minLength: 1,
          maxLength: 10,
        }),
        async (name, garbage) => {
          using home = new TempHome();
          for (const path of listFiles(join(RECORDED, name))) {
            const lines = readFileSync(path).toString('latin1').split('\n').slice(0, -1);
            // The first line says whose file it is; garbage goes after it.
            for (const [place, bytes] of garbage) {
              lines.splice(
                1 + (place % lines.length),
                0,
                Buffer.from(bytes).toString('latin1').replaceAll('\n', ' '),
              );
            }
            home.write(relative(join(RECORDED, name), path), Buffer.from(`${lines.join('\n')}\n`, 'latin1'));
          }
          expect(asSum(await readHome(home.path))).toEqual(sumOf(name));
        },
      ),
      { numRuns: runs(40) },
    );
  });
});
