import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { message, NAME, record, THREAD } from '../ingest/lines/lines.ts';
import { openService, readHome, TempHome, totalsOf } from './homes.ts';
import { head } from './said.ts';

async function findingsOf(home: TempHome) {
  const service = openService(home.path);
  await service.scan(() => {});
  return { findings: service.findings(), total: totalsOf(service).tokens.total, service };
}

describe('bad input becomes one finding and nothing else is lost', () => {
  test('invalid JSON in a line', async () => {
    using home = new TempHome();
    const path = home.write(NAME, `${head}{broken\n${record('r1', 100, 10)}`);
    const { findings, total } = await findingsOf(home);
    expect(findings).toMatchObject([{ kind: 'rollout.line.invalid-json', file: path, line: 4 }]);
    expect(total).toBe(110);
  });

  test('a line that breaks off in the middle of the file', async () => {
    using home = new TempHome();
    home.write(NAME, `${head}${message('x'.repeat(300)).slice(0, 200)}\n${record('r1', 100, 10)}`);
    const { findings, total } = await findingsOf(home);
    expect(findings).toMatchObject([{ kind: 'rollout.line.invalid-json', line: 4 }]);
    expect(total).toBe(110);
  });

  test('invalid UTF-8, in a line that counts and in one that does not', async () => {
    using home = new TempHome();
    const bad = Buffer.from(message('????'));
    bad[bad.indexOf('????')] = 0xff;
    const lost = Buffer.from(record('r-????', 1, 1));
    lost[lost.indexOf('????')] = 0xff;
    home.write(NAME, Buffer.concat([Buffer.from(head), bad, lost, Buffer.from(record('r1', 100, 10))]));
    const { findings, total } = await findingsOf(home);
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual([
      ['rollout.line.invalid-utf8', 4],
      ['rollout.line.invalid-utf8', 5],
    ]);
    expect(total).toBe(110);
  });

  test('a line of 50 MB is skipped without being held', async () => {
    using home = new TempHome();
    home.write(NAME, head);
    home.append(NAME, message('x'.repeat(50_000_000)));
    home.append(NAME, record('r1', 100, 10));
    const { findings, total } = await findingsOf(home);
    expect(findings).toMatchObject([{ kind: 'rollout.line.long-line', line: 4, level: 'info' }]);
    expect(total).toBe(110);
  });

  test('a folder with the name of a session', async () => {
    using home = new TempHome();
    const name = NAME.replace(THREAD, '01a20609-89f6-7612-a58e-ff9ccaeb9f58');
    mkdirSync(join(home.path, name), { recursive: true });
    home.write(NAME, head + record('r1', 100, 10));
    const { findings, total } = await findingsOf(home);
    expect(findings).toMatchObject([
      { kind: 'rollout.folder-named-like-rollout', file: join(home.path, name) },
    ]);
    expect(total).toBe(110);
  });

  test('a link that leads back up, a link to itself and a link to nothing', async () => {
    using home = new TempHome();
    home.write(NAME, head + record('r1', 100, 10));
    const dir = dirname(join(home.path, NAME));
    symlinkSync(join(home.path, 'sessions'), join(dir, 'loop'));
    symlinkSync('self', join(dir, 'self'));
    symlinkSync(
      '/nowhere/at/all',
      join(home.path, NAME.replace(THREAD, '01a20609-89f6-7612-a58e-ff9ccaeb9f58')),
    );
    const { findings, total } = await findingsOf(home);
    expect(findings.map(({ kind }) => kind).sort()).toEqual([
      'rollout.link-loop',
      'rollout.link-loop',
      'rollout.unreadable',
    ]);
    expect(total).toBe(110);
  });

  test('a link to a folder elsewhere is followed', async () => {
    using elsewhere = new TempHome();
    elsewhere.write(NAME, head + record('r1', 100, 10));
    using home = new TempHome();
    symlinkSync(join(elsewhere.path, 'sessions'), join(home.path, 'sessions'));
    expect((await readHome(home.path)).tokens.total).toBe(110);
  });
});

describe('files change under the reader', () => {
  test('a half-written last line waits for its rest', async () => {
    using home = new TempHome();
    const last = record('r1', 100, 10);
    const path = home.write(NAME, head + last.slice(0, 60));
    const service = openService(home.path);
    await service.scan(() => {});
    expect([totalsOf(service).tokens.total, service.findings()]).toEqual([0, []]);
    home.append(NAME, last.slice(60));
    expect(await service.changed([path])).toBe(true);
    expect(totalsOf(service).tokens.total).toBe(110);
  });

  test('a whole last line counts without its newline, and once when the newline comes', async () => {
    using home = new TempHome();
    const path = home.write(NAME, (head + record('r1', 100, 10)).trimEnd());
    const service = openService(home.path);
    await service.scan(() => {});
    expect(totalsOf(service).tokens.total).toBe(110);
    home.append(NAME, `\n${record('r2', 200, 20)}`);
    await service.changed([path]);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
    expect(service.coverage(Date.now()).reading.lines).toBe(5);
  });

  test('truncated, replaced in place, replaced by another file, removed', async () => {
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10) + record('r2', 200, 20));
    const service = openService(home.path);
    await service.scan(() => {});
    truncateSync(path, head.length);
    await service.changed([path]);
    home.append(NAME, record('r3', 1000, 100));
    await service.changed([path]);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 1100 }, responses: 1 });

    writeFileSync(path, head + record('r4', 10_000, 1000) + message('longer than before '.repeat(50)));
    await service.changed([path]);
    writeFileSync(`${path}.new`, head + record('r5', 1, 1));
    renameSync(`${path}.new`, path);
    await service.changed([path]);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 2 }, responses: 1 });

    rmSync(path);
    expect(await service.changed([path])).toBe(true);
    expect(totalsOf(service).responses).toBe(1);
    expect(service.homes()[0]?.rolloutFiles).toBe(0);
  });

  test('archived: the session moves and counts once', async () => {
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    const service = openService(home.path);
    await service.scan(() => {});
    const archived = join(home.path, 'archived_sessions', NAME.split('/').at(-1) ?? '');
    mkdirSync(dirname(archived));
    renameSync(path, archived);
    await service.changed([path, archived]);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 110 }, responses: 1 });
    expect(service.homes()[0]?.rolloutFiles).toBe(1);
  });

  test('compressed while the plain file is still there, then written plain again', async () => {
    using home = new TempHome();
    const path = home.write(NAME, head + record('r1', 100, 10));
    const service = openService(home.path);
    await service.scan(() => {});
    const compressed = home.write(`${NAME}.zst`, zstdCompressSync(readFileSync(path)));
    await service.changed([compressed]);
    rmSync(path);
    expect(await service.changed([path])).toBe(true);
    const [row] = service.report({ by: 'session' }, Date.now()).rows;
    expect(row).toMatchObject({ gone: false, responses: 1 });
    expect(service.homes()[0]?.rolloutFiles).toBe(1);

    home.write(NAME, head + record('r1', 100, 10) + record('r2', 200, 20));
    await service.changed([path]);
    rmSync(compressed);
    await service.changed([compressed]);
    expect(totalsOf(service)).toMatchObject({ tokens: { total: 330 }, responses: 2 });
    expect(service.homes()[0]?.rolloutFiles).toBe(1);

    rmSync(path);
    await service.changed([path]);
    expect(service.report({ by: 'session' }, Date.now()).rows).toMatchObject([{ gone: true, responses: 2 }]);
  });
});
