import fs from 'node:fs';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createNodeWatcher } from '../../../../electron/core/platform/watcher/node-watcher.ts';
import { createFakeLogger } from '../../../fakes/logger.ts';
import { untilReported } from './until-reported.ts';

/** The inotify watches of this process. */
async function countWatches(): Promise<number> {
  const descriptors = await readdir('/proc/self/fdinfo');
  const infos = await Promise.all(
    descriptors.map((fd) => readFile(`/proc/self/fdinfo/${fd}`, 'latin1').catch(() => '')),
  );
  return infos.join('').match(/^inotify /gm)?.length ?? 0;
}

describe('The watcher', () => {
  let root = '';
  let sessions = '';
  let config = '';
  let seen: string[] = [];
  const logger = createFakeLogger();

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'codex-glance-watch-'));
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    sessions = join(root, 'home', 'sessions');
    config = join(root, 'home', 'config.toml');
    seen = [];
  });

  async function start(folders = [sessions], files = [config]) {
    const watcher = createNodeWatcher(logger);
    onTestFinished(() => watcher.close());
    await watcher.watch({ folders, files }, (path) => seen.push(path));
    return watcher;
  }

  const reported = (path: string) => untilReported(seen, path);

  it('reports each line that is appended, in a file that is old too', async () => {
    const day = join(sessions, '2026', '11', '20');
    const file = join(day, 'rollout-1.jsonl');
    await mkdir(day, { recursive: true });
    await writeFile(file, '{}\n');
    await start();
    for (let line = 0; line < 5; line += 1) {
      await appendFile(file, '{}\n');
      await reported(file);
    }
  });

  it('reports everything below folders that come later', async () => {
    await start();
    const day = join(sessions, '2026', '11', '20');
    await mkdir(day, { recursive: true });
    const file = join(day, 'rollout-1.jsonl');
    await writeFile(file, '{}\n');
    await reported(file);
    await rm(join(root, 'home'), { recursive: true });
    await reported(file);
    await mkdir(day, { recursive: true });
    await writeFile(file, '{}\n');
    await reported(file);
    await appendFile(file, '{}\n');
    await reported(file);
  });

  it('reports a file that is made, replaced by rename, written and removed', async () => {
    await mkdir(join(root, 'home'));
    await start();
    await writeFile(config, 'a = 1\n');
    await reported(config);
    await writeFile(`${config}.new`, 'a = 2\n');
    await rename(`${config}.new`, config);
    await reported(config);
    await appendFile(config, 'b = 1\n');
    await reported(config);
    await rm(config);
    await reported(config);
    await writeFile(join(root, 'home', 'auth.json'), '{}');
    await writeFile(config, 'a = 1\n');
    await expect.poll(() => seen.includes(config)).toBe(true);
    expect(seen).not.toContain(join(root, 'home', 'auth.json'));
  });

  it('follows links to a home and to a file, and ends in a loop of links', async () => {
    const real = join(root, 'real');
    await mkdir(join(real, 'sessions'), { recursive: true });
    await writeFile(join(root, 'dotfile.toml'), 'a = 1\n');
    await symlink(join(root, 'dotfile.toml'), join(real, 'config.toml'));
    await symlink(join(real, 'sessions'), join(real, 'sessions', 'loop'));
    await symlink(real, join(root, 'home'));
    await start();
    await writeFile(join(sessions, 'rollout-1.jsonl'), '{}\n');
    await reported(join(sessions, 'rollout-1.jsonl'));
    await appendFile(join(sessions, 'rollout-1.jsonl'), '{}\n');
    await reported(join(sessions, 'rollout-1.jsonl'));
    await writeFile(join(root, 'dotfile.toml'), 'a = 2\n');
    await reported(config);
  });

  it('reports each of a burst of files', async () => {
    const day = join(sessions, '2026', '11', '20');
    await mkdir(sessions, { recursive: true });
    await start();
    await mkdir(day, { recursive: true });
    const files = Array.from({ length: 200 }, (_, index) => join(day, `rollout-${index}.jsonl`));
    await Promise.all(files.map((file) => writeFile(file, '{}\n')));
    await expect.poll(() => files.filter((file) => !seen.includes(file))).toEqual([]);
    seen = [];
    await Promise.all(files.map((file) => appendFile(file, '{}\n')));
    await expect.poll(() => files.filter((file) => !seen.includes(file))).toEqual([]);
  });

  it('reports a session in a day that begins meanwhile', async () => {
    const month = join(sessions, '2026', '11');
    await mkdir(join(month, '20'), { recursive: true });
    await start();
    for (const day of ['21', '22', '23']) {
      const file = join(month, day, 'rollout-1.jsonl');
      await mkdir(join(month, day));
      await writeFile(file, '{}\n');
      await reported(file);
    }
  });

  it('reports the second of two changes that follow each other at once', async () => {
    await mkdir(join(root, 'home'));
    await writeFile(config, 'a = 1\n');
    await start();
    for (let time = 0; time < 20; time += 1) {
      await writeFile(config, `a = ${time}\n`);
      await reported(config);
    }
  });

  it('reports the files of a home that comes later, and of a file in a folder that comes with it', async () => {
    const deep = join(root, 'home', 'log', 'daemon', 'errors.log');
    await start([sessions], [config, deep]);
    await mkdir(join(root, 'home'));
    await writeFile(config, 'a = 1\n');
    await reported(config);
    await mkdir(join(root, 'home', 'log', 'daemon'), { recursive: true });
    await writeFile(deep, '');
    await reported(deep);
    await appendFile(deep, 'x');
    await reported(deep);
  });

  it('follows a link to a home that is pointed elsewhere, and a file that replaces what a link leads to', async () => {
    for (const name of ['one', 'two']) await mkdir(join(root, name, 'sessions'), { recursive: true });
    const dotfiles = join(root, 'dotfiles');
    await mkdir(dotfiles);
    await writeFile(join(dotfiles, 'config.toml'), 'a = 1\n');
    await symlink(join(dotfiles, 'config.toml'), join(root, 'one', 'config.toml'));
    await symlink(join(root, 'one'), join(root, 'home'));
    await start();
    await writeFile(join(dotfiles, 'new'), 'a = 2\n');
    await rename(join(dotfiles, 'new'), join(dotfiles, 'config.toml'));
    await reported(config);
    await rm(join(root, 'home'));
    await symlink(join(root, 'two'), join(root, 'home'));
    const file = join(sessions, 'rollout-1.jsonl');
    await writeFile(join(root, 'two', 'sessions', 'rollout-1.jsonl'), '{}\n');
    await reported(file);
    await writeFile(join(root, 'two', 'config.toml'), 'a = 3\n');
    await reported(config);
  });

  it('watches on where one folder cannot be watched', async () => {
    await mkdir(sessions, { recursive: true });
    await mkdir(join(root, 'closed'));
    const own = createFakeLogger();
    const real = fs.watch;
    const spy = vi.spyOn(fs, 'watch').mockImplementation(((path: string, ...rest: [never]) => {
      if (path === join(root, 'closed')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return real(path, ...rest);
    }) as typeof fs.watch);
    syncBuiltinESMExports();
    const watcher = createNodeWatcher(own);
    onTestFinished(async () => {
      await watcher.close();
      spy.mockRestore();
      syncBuiltinESMExports();
    });
    const files = [join(root, 'closed', 'config.toml'), config];
    await watcher.watch({ folders: [sessions], files }, (path) => seen.push(path));
    expect(own.lines).toEqual(['warn Some changes show only on refresh: EACCES']);
    await writeFile(config, 'a = 1\n');
    await reported(config);
    await writeFile(join(sessions, 'rollout-1.jsonl'), '{}\n');
    await reported(join(sessions, 'rollout-1.jsonl'));
  });

  it('replaces what it watches', async () => {
    const other = join(root, 'other');
    await mkdir(sessions, { recursive: true });
    await mkdir(other);
    const watcher = await start();
    const later: string[] = [];
    await watcher.watch({ folders: [other], files: [] }, (path) => later.push(path));
    await writeFile(join(sessions, 'rollout-1.jsonl'), '{}\n');
    await writeFile(join(other, 'rollout-2.jsonl'), '{}\n');
    await expect.poll(() => later).toContain(join(other, 'rollout-2.jsonl'));
    expect(seen).toEqual([]);
    expect(later).not.toContain(join(sessions, 'rollout-1.jsonl'));
  });

  it('reports all that was in a folder that is moved away, and of all in one that is moved here', async () => {
    const day = join(sessions, '2026', '11', '20');
    const away = join(root, 'away');
    await mkdir(day, { recursive: true });
    await writeFile(join(day, 'rollout-1.jsonl'), '{}\n');
    await start();
    await rename(join(sessions, '2026'), away);
    await reported(join(day, 'rollout-1.jsonl'));
    await writeFile(join(away, '11', '20', 'rollout-2.jsonl'), '{}\n');
    await rename(away, join(sessions, '2026'));
    await reported(join(day, 'rollout-2.jsonl'));
    await appendFile(join(day, 'rollout-1.jsonl'), '{}\n');
    await reported(join(day, 'rollout-1.jsonl'));
  });

  it.each(['home', 'home/sessions', 'home/sessions/2026'])(
    'goes on where %s is removed and made again',
    async (place) => {
      const day = join(sessions, '2026', '11', '20');
      const file = join(day, 'rollout-1.jsonl');
      await start();
      for (let time = 0; time < 3; time += 1) {
        await mkdir(day, { recursive: true });
        await writeFile(file, '{}\n');
        await reported(file);
        await appendFile(file, '{}\n');
        await reported(file);
        await rm(join(root, place), { recursive: true });
        await reported(file);
      }
    },
  );

  it('says once that the system has no watches left', async () => {
    const full = Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), {
      code: 'ENOSPC',
    });
    const folders = vi.spyOn(fs, 'watch').mockImplementation(() => {
      throw full;
    });
    syncBuiltinESMExports();
    onTestFinished(() => {
      folders.mockRestore();
      syncBuiltinESMExports();
    });
    await mkdir(join(sessions, '2026'), { recursive: true });
    const own = createFakeLogger();
    await createNodeWatcher(own).watch({ folders: [sessions], files: [config] }, () => {});
    expect(own.lines).toHaveLength(1);
    expect(own.lines[0]).toContain('fs.inotify.max_user_watches');
  });

  it.runIf(process.platform === 'linux')('holds a watch a folder and none a file', async () => {
    const day = join(sessions, '2026', '11', '20');
    await mkdir(day, { recursive: true });
    for (let index = 0; index < 200; index += 1) await writeFile(join(day, `rollout-${index}.jsonl`), '{}\n');
    await writeFile(config, 'a = 1\n');
    const before = await countWatches();
    await start();
    // The home, sessions, year, month and day.
    expect((await countWatches()) - before).toBe(5);
  });

  it('reports nothing once it is closed', async () => {
    await mkdir(sessions, { recursive: true });
    const watcher = await start();
    await watcher.close();
    await watcher.close();
    await writeFile(join(sessions, 'rollout-1.jsonl'), '{}\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toEqual([]);
    expect(logger.lines).toEqual([]);
  });
});
