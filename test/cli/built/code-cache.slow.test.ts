import {
  appendFile,
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltCli, buildCli, runNode } from './built.ts';

const recorded = fileURLToPath(new URL('../../fixtures/rollouts/scenarios-0.169.0', import.meta.url));

describe('Compiled code that is kept', () => {
  let cli: BuiltCli;
  let home = '';
  let stateDir = '';
  let folder = '';
  let line = '';

  beforeAll(async () => {
    cli = await buildCli();
    home = await mkdtemp(join(tmpdir(), 'codex-glance-code-'));
    await cp(recorded, join(home, '.codex'), { recursive: true });
    return async () => {
      await rm(home, { recursive: true, force: true });
      await cli.remove();
    };
  }, 60_000);

  beforeEach(async () => {
    stateDir = await mkdtemp(join(home, 'state-'));
    folder = join(stateDir, 'code');
    await run('usage', 'daily');
    line = await run('statusline');
  });

  async function run(...args: string[]): Promise<string> {
    const running = runNode([cli.file, ...args, '--state-dir', stateDir], home);
    expect(await running.ended).toBe(0);
    expect(running.stderr()).toBe('');
    return running.stdout();
  }

  /** Each file of it, by path, with its inode: Node writes a file once and in one step. */
  async function kept(): Promise<Record<string, number>> {
    const names = (await readdir(folder, { recursive: true })).toSorted();
    const stats = names.map(async (name) => [name, await stat(join(folder, name))] as const);
    const files = (await Promise.all(stats)).filter(([, each]) => each.isFile());
    return Object.fromEntries(files.map(([name, { ino }]) => [name, ino]));
  }

  it('is in the state folder, for its owner alone, and taken from then on', async () => {
    const first = await kept();
    expect(Object.keys(first).length).toBeGreaterThan(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect(await run('statusline')).toBe(line);
    expect(await kept()).toMatchObject(first);
  });

  it('is not kept of a first read, and makes no state folder', async () => {
    await rm(stateDir, { recursive: true });
    expect(await run('statusline')).toContain('not read yet');
    await expect(stat(stateDir)).rejects.toThrow('ENOENT');
    await mkdir(stateDir);
    await run('usage', 'daily');
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('of a report fits the next start, though V8 has other flags meanwhile', async () => {
    const sessions = join(home, '.codex', 'sessions');
    const [name = ''] = (await readdir(sessions, { recursive: true })).filter((one) =>
      one.endsWith('.jsonl'),
    );
    const grow = async () => {
      await appendFile(join(sessions, name), '{"timestamp":"2026-11-23T03:00:00.000Z","type":"other"}\n');
      const env = { NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
      const running = runNode([cli.file, 'usage', 'daily', '--state-dir', stateDir], home, env);
      expect(await running.ended).toBe(0);
      return running.stderr();
    };
    expect(await grow()).not.toContain('was accepted');
    expect(await grow()).toMatch(/cli-usage\.cjs was accepted/);
  });

  it('changes nothing where it is damaged', async () => {
    for (const name of Object.keys(await kept())) await writeFile(join(folder, name), Buffer.alloc(4096, 7));
    expect(await run('statusline')).toBe(line);
  });

  it.skipIf(process.platform === 'win32')('is not taken where others may write it', async () => {
    const before = await kept();
    for (const name of Object.keys(before)) await writeFile(join(folder, name), '');
    await chmod(folder, 0o777);
    expect(await run('statusline')).toBe(line);
    const sizes = Object.keys(await kept()).map(async (name) => (await stat(join(folder, name))).size);
    expect(new Set(await Promise.all(sizes))).toEqual(new Set([0]));
  });

  it('does without where it cannot be written', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    expect(await run('statusline')).toBe(line);
    expect((await stat(folder)).isFile()).toBe(true);
  });

  it('takes away what an older Glance kept, and nothing else', async () => {
    await rm(folder, { recursive: true });
    const outdated = ['code-usage-v22.15.0-x64.bin', 'code-all-v22.15.0-x64.bin.17', 'glimpse-told.json'];
    for (const name of [...outdated, 'encode-1.bin']) await writeFile(join(stateDir, name), 'x');
    await run('statusline');
    const names = await readdir(stateDir);
    expect(names.filter((name) => /^(?:code-|glimpse)/.test(name))).toEqual([]);
    expect(names).toContain('encode-1.bin');
  });

  it('is kept for three versions of Node, the oldest goes', async () => {
    const [current = ''] = await readdir(folder);
    for (const [age, name] of ['newest', 'newer', 'oldest'].entries()) {
      await mkdir(join(folder, name));
      const at = new Date(Date.now() - age * 3600_000);
      await utimes(join(folder, name), at, at);
    }
    await run('statusline');
    expect((await readdir(folder)).toSorted()).toEqual([current, 'newer', 'newest'].toSorted());
  });

  it('is not searched for among the words of another command', async () => {
    const foreign = await mkdtemp(join(home, 'foreign-'));
    await writeFile(join(foreign, 'usage-00000000000000.sqlite'), '');
    const words = ['otel', 'inspect', '--json', '--codex-home', home, '--', 'true', '--state-dir', foreign];
    const running = runNode([cli.file, ...words], home);
    expect(await running.ended).toBe(0);
    expect(await readdir(foreign)).toEqual(['usage-00000000000000.sqlite']);
  });
});
