import { execFileSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keepAttributes } from '../../../../electron/core/privacy/edit/file/keep-attributes.ts';
import { type EditorWorld, editorWorld, real } from './edited.ts';
import { failing, failingHandle, systemError } from './failing-fs.ts';

const on = '[analytics]\nenabled = true\n';
const off = '[analytics]\nenabled = false\n';
const windows = process.platform === 'win32';
const root = process.getuid?.() === 0;

/** What an edit of a world throws. */
async function refusal(world: EditorWorld): Promise<{ code: unknown; path: unknown; message: string }> {
  try {
    await world.editor.edit(false, real);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    return { code: Reflect.get(Object(error), 'code'), path: Reflect.get(Object(error), 'path'), message };
  }
  throw new Error('It was written.');
}

/** Runs as a user whom permissions bind: root passes over them. */
async function asPlainUser<T>(world: EditorWorld, work: () => Promise<T>): Promise<T> {
  if (!root) return work();
  const nobody = 65_534;
  for (const name of ['', ...readdirSync(world.root, { recursive: true, encoding: 'utf8' })]) {
    chownSync(path.join(world.root, name), nobody, nobody);
  }
  process.setegid?.(nobody);
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

describe('Where the disk fails', () => {
  test.each([
    [
      'writing on a full disk',
      failingHandle('writeFile', 'ENOSPC'),
      'disk-full',
      'the disk is full. Free some space',
    ],
    ['a quota', failingHandle('writeFile', 'EDQUOT'), 'disk-full', 'Free some space'],
    ['forcing it to disk', failingHandle('sync', 'EIO'), 'write-failed', '(EIO)'],
    [
      'a read-only disk',
      failing({ open: async () => Promise.reject(systemError('EROFS')) }),
      'read-only-disk',
      'read-only disk',
    ],
    [
      'the rename',
      failing({ rename: async () => Promise.reject(systemError('EPERM')) }),
      'read-only-folder',
      'You may not write to the folder',
    ],
  ])(
    '%s: the file stays, nothing is left behind, and the error says what to do',
    async (_name, io, code, words) => {
      const world = await editorWorld({ '$HOME/config.toml': on }, { io });
      const error = await refusal(world);
      expect(error.code).toBe(code);
      expect(error.message).toContain(words);
      expect(error.message).toContain(world.home);
      expect(error.message).toContain('Nothing was changed.');
      expect(world.text()).toBe(on);
      expect(world.names()).toEqual(['config.toml']);
      // What was noted of an edit that never came about is not taken for one.
      expect(await world.again({ io: fs }).undo(real)).toMatchObject({ changed: false });
    },
  );

  test.runIf(process.platform === 'linux' && root)('really full', async () => {
    const world = await editorWorld({ '$ROOT/disk/': '' });
    const disk = path.join(world.root, 'disk');
    const script = fileURLToPath(new URL('./edit-full-disk.ts', import.meta.url));
    const mounted = 'mount -t tmpfs -o size=256k tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
    const args = ['--mount', 'sh', '-c', mounted, 'sh', disk, process.execPath, script, world.stateDir];
    const said: unknown = JSON.parse(execFileSync('unshare', args, { encoding: 'utf8' }));
    expect(said).toEqual({ code: 'disk-full', same: true, names: ['config.toml'] });
  });

  test('a file system without links still gets a new file', async () => {
    const io = failing({ link: async () => Promise.reject(systemError('EPERM')) });
    const world = await editorWorld({}, { io });
    expect(await world.editor.edit(false, real)).toMatchObject({ changed: true, inForce: true });
    expect(world.names()).toEqual(['config.toml']);
  });

  test('a state folder that cannot be used: nothing is written without a copy', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on, '$ROOT/state': 'a file in its place' });
    const error = await refusal(world);
    expect(error.code).toBe('backup-failed');
    expect(error.message).toContain(world.stateDir);
    expect(world.text()).toBe(on);
  });
});

describe.skipIf(windows)('Where permissions forbid', () => {
  test('a read-only file', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await fs.chmod(world.file, 0o444);
    const error = await refusal(world);
    expect(error).toMatchObject({ code: 'read-only-file', path: world.file });
    expect(error.message).toContain('Make it writable for you');
    expect(world.text()).toBe(on);
    expect((await fs.stat(world.file)).mode & 0o777).toBe(0o444);
  });

  test('a file of another user that all may write would change hands', async () => {
    if (!root) return;
    const world = await editorWorld({ '$HOME/config.toml': on });
    await fs.chmod(world.file, 0o666);
    const error = await asPlainUser(world, async () => {
      process.seteuid?.(0);
      chownSync(world.file, 0, 0);
      process.seteuid?.(65_534);
      return refusal(world);
    });
    expect(error.code).toBe('owner');
    expect(world.text()).toBe(on);
    expect(world.names()).toEqual(['config.toml']);
  });

  test('root keeps the owner', async () => {
    if (!root) return;
    const world = await editorWorld({ '$HOME/config.toml': on });
    chownSync(world.file, 65_534, 65_533);
    await world.editor.edit(false, real);
    expect(world.text()).toBe(off);
    expect(await fs.stat(world.file)).toMatchObject({ uid: 65_534, gid: 65_533 });
  });

  test('a read-only folder', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await fs.chmod(world.home, 0o555);
    onTestFinished(() => fs.chmod(world.home, 0o755));
    const error = await asPlainUser(world, () => refusal(world));
    expect(error).toMatchObject({ code: 'read-only-folder', path: world.home });
    expect(world.text()).toBe(on);
  });

  test('a file that may not be read', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await fs.chmod(world.file, 0o200);
    expect((await asPlainUser(world, () => refusal(world))).code).toBe('not-readable');
  });
});

describe('What stands in the place of the file', () => {
  test('a link to nothing', async () => {
    const world = await editorWorld({});
    await fs.symlink('../gone/codex.toml', world.file);
    const error = await refusal(world);
    expect(error).toMatchObject({ code: 'dangling-link', path: world.file });
    expect(error.message).toContain('../gone/codex.toml, which does not exist');
    expect(await fs.readlink(world.file)).toBe('../gone/codex.toml');
  });

  test('a link to itself', async () => {
    const world = await editorWorld({});
    await fs.symlink('config.toml', world.file);
    expect((await refusal(world)).code).toBe('link-loop');
  });

  test('a folder', async () => {
    const world = await editorWorld({ '$HOME/config.toml/x': '' });
    expect((await refusal(world)).code).toBe('not-a-file');
  });

  test.skipIf(windows)('a pipe, which is not waited for', async () => {
    const world = await editorWorld({});
    execFileSync('mkfifo', [world.file]);
    expect((await refusal(world)).code).toBe('not-a-file');
  });

  test('no home: it is not made, since Codex refuses one that is named and missing', async () => {
    const world = await editorWorld({});
    await fs.rm(world.home, { recursive: true });
    const error = await refusal(world);
    expect(error).toMatchObject({ code: 'no-home', path: world.home });
    expect(await fs.stat(world.home).catch(() => null)).toBeNull();
  });
});

describe.runIf(process.platform === 'linux')('What a file has besides its bytes', { timeout: 30_000 }, () => {
  /** Python's own calls for extended attributes, of which POSIX access control lists are one. */
  const python = (code: string, ...args: string[]) =>
    execFileSync('python3', ['-c', `import os, sys\n${code}`, ...args], { encoding: 'utf8' });
  const attributes = (file: string) =>
    python('print(sorted((n, os.getxattr(sys.argv[1], n).hex()) for n in os.listxattr(sys.argv[1])))', file);
  /** user::rw-, user:65534:rw-, group::---, mask::rw-, other::--- (linux/posix_acl_xattr.h, version 2). */
  const acl =
    '02000000 0100 0600 ffffffff 0200 0600 feff0000 0400 0000 ffffffff 1000 0600 ffffffff 2000 0000 ffffffff';
  const setAcl = (file: string, name = 'system.posix_acl_access') =>
    python(`os.setxattr(sys.argv[1], ${JSON.stringify(name)}, bytes.fromhex(sys.argv[2]))`, file, acl);

  test('an access control list and an extended attribute stay', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    setAcl(world.file);
    python('os.setxattr(sys.argv[1], "user.note", b"mine")', world.file);
    const before = attributes(world.file);
    expect(before).toContain('posix_acl_access');
    const mode = (await fs.stat(world.file)).mode;
    await world.editor.edit(false, real);
    expect(world.text()).toBe(off);
    expect(attributes(world.file)).toBe(before);
    expect((await fs.stat(world.file)).mode).toBe(mode);
  });

  test("a folder's default list is not given to a file that has none", async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await fs.chmod(world.file, 0o640);
    setAcl(world.home, 'system.posix_acl_default');
    await world.editor.edit(false, real);
    expect(attributes(world.file)).toBe('[]\n');
    expect((await fs.stat(world.file)).mode & 0o777).toBe(0o640);
  });

  test('a second hard link: nothing is written, and the reason says so', async () => {
    const world = await editorWorld({ '$HOME/config.toml': on });
    await fs.link(world.file, path.join(world.home, 'other.toml'));
    expect(await refusal(world)).toMatchObject({ code: 'hard-links', path: world.file });
    expect(world.text()).toBe(on);
    expect(world.names()).toEqual(['config.toml', 'other.toml']);
  });

  test.each([
    ['no such program', { code: 'ENOENT' }, 'not-known'],
    ['another cp', { stderr: "cp: unrecognized option '--attributes-only'" }, 'not-known'],
    ['cannot be kept', { stderr: "cp: setting attributes for 'b': Not supported\nmore" }, 'refused'],
  ] as const)('%s: %o', async (_name, error, state) => {
    const kept = await keepAttributes('/a', '/b', 'linux', () =>
      Promise.reject(Object.assign(new Error('failed'), error)),
    );
    expect(kept.state).toBe(state);
    if (kept.state === 'refused') expect(kept.why).toBe("cp: setting attributes for 'b': Not supported");
  });
});
