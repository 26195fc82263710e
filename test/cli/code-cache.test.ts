import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltCli, buildCli, runNode } from './built.ts';

/** What this Node keeps of one command. */
const NAME = `code-statusline-${process.version}-${process.arch}.bin`;

const UNREAD = 'Codex: not read yet, run "codex-glance status" once\n';

const DAY_MS = 24 * 3600_000;

describe('Compiled code that is kept', () => {
  let cli: BuiltCli;
  let home = '';
  let stateDir = '';
  let file = '';

  beforeAll(async () => {
    cli = await buildCli();
    home = await mkdtemp(join(tmpdir(), 'codex-glance-code-'));
    return async () => {
      await rm(home, { recursive: true, force: true });
      await cli.remove();
    };
  }, 60_000);

  beforeEach(async () => {
    stateDir = await mkdtemp(join(home, 'state-'));
    file = join(stateDir, NAME);
  });

  async function statusline(...args: string[]): Promise<string> {
    const running = runNode([cli.file, 'statusline', ...args], home);
    expect(await running.ended).toBe(0);
    expect(running.stderr()).toBe('');
    return running.stdout();
  }

  const line = () => statusline('--state-dir', stateDir);

  /** When it was written, to the nanosecond. */
  const written = async () => (await stat(file, { bigint: true })).mtimeNs;

  it('is in the state folder, for its owner alone, and taken from then on', async () => {
    expect(await line()).toBe(UNREAD);
    const first = await written();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await line()).toBe(UNREAD);
    expect(await statusline(`--state-dir=${stateDir}`)).toBe(UNREAD);
    expect(await written()).toBe(first);
    expect(await readdir(stateDir)).toEqual([NAME]);
  });

  it('makes no state folder', async () => {
    await rm(stateDir, { recursive: true });
    expect(await line()).toBe(UNREAD);
    await expect(stat(stateDir)).rejects.toThrow('ENOENT');
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4096)],
    ['zeroed', (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ['of another text', (bytes: Buffer) => Buffer.from(bytes).fill('0', 0, 8)],
    ['changed in its source', (bytes: Buffer) => flipped(bytes, 200)],
    ['changed in its code', (bytes: Buffer) => flipped(bytes, bytes.length / 2 - 5_000)],
    ['changed in its copy', (bytes: Buffer) => flipped(bytes, bytes.length - 5_000)],
  ])('is not taken where it is %s, and made anew', async (_what, damage) => {
    await line();
    const whole = await readFile(file);
    await writeFile(file, damage(whole));
    expect(await line()).toBe(UNREAD);
    expect((await readFile(file)).subarray(0, 64)).toEqual(whole.subarray(0, 64));
    const made = await written();
    expect(await line()).toBe(UNREAD);
    expect(await written()).toBe(made);
  });

  it.skipIf(process.platform === 'win32')('is not taken where others may write it', async () => {
    await line();
    await chmod(file, 0o622);
    expect(await line()).toBe(UNREAD);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is kept anew after a day, for what was compiled since', async () => {
    await line();
    const before = new Date(Date.now() - 1.1 * DAY_MS);
    await utimes(file, before, before);
    await line();
    expect((await stat(file)).mtimeMs).toBeGreaterThan(Date.now() - DAY_MS);
  });

  it('takes away what a Node that is used no more has left, and nothing else', async () => {
    const [old, young, other] = ['code-usage-v22.15.0-x64.bin', 'code-usage-v23.0.0-x64.bin', 'encode-1.bin'];
    for (const name of [old, young, other]) await writeFile(join(stateDir, name), 'x');
    const before = new Date(Date.now() - 31 * DAY_MS);
    for (const name of [old, other]) await utimes(join(stateDir, name), before, before);
    await line();
    expect((await readdir(stateDir)).toSorted()).toEqual([NAME, young, other].toSorted());
  });

  it('does without where it cannot be written', async () => {
    await mkdir(file);
    expect(await line()).toBe(UNREAD);
    expect(await readdir(stateDir)).toEqual([NAME]);
  });

  it('is not looked for among the words of another command', async () => {
    const foreign = join(home, 'foreign');
    await mkdir(foreign);
    const running = runNode(
      [cli.file, 'otel', 'inspect', '--json', '--codex-home', home, '--', 'true', '--state-dir', foreign],
      home,
    );
    expect(await running.ended).toBe(0);
    expect(await readdir(foreign)).toEqual([]);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 0x40;
  return changed;
}
