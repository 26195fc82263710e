import fs from 'node:fs';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { watchEntries } from '../../../../electron/core/platform/watcher/watched-entries.ts';
import { untilReported } from './until-reported.ts';

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

describe('The entries of folders', () => {
  let root = '';
  let seen: string[] = [];
  let gone = 0;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'codex-glance-entries-'));
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    seen = [];
    gone = 0;
  });

  async function open(...folders: string[]) {
    const entries = watchEntries(new Set(folders), {
      onPath: (path) => seen.push(path),
      onGone: () => {
        gone += 1;
      },
      onError: (error) => {
        throw error;
      },
    });
    onTestFinished(() => entries.close());
    await entries.ready;
    return entries;
  }

  const reported = (path: string) => untilReported(seen, path);

  /** Notes the calls of a function of `node:fs`, which modules import by its name. */
  function spyOn(module: object, name: string) {
    const spy = vi.spyOn(module as Record<string, () => void>, name);
    syncBuiltinESMExports();
    onTestFinished(() => {
      spy.mockRestore();
      syncBuiltinESMExports();
    });
    return spy;
  }

  it('are reported, and nothing below them', async () => {
    const inner = join(root, 'inner');
    await mkdir(inner);
    await open(root);
    await writeFile(join(inner, 'deep.txt'), '');
    await writeFile(join(root, 'file.txt'), '');
    await expect.poll(() => seen).toContain(join(root, 'file.txt'));
    expect(seen).not.toContain(join(inner, 'deep.txt'));
  });

  it('are never listed, however often a file among them is written', async () => {
    const file = join(root, 'config.toml');
    await writeFile(file, 'a = 1\n');
    const listed = spyOn(fs.promises, 'readdir');
    await open(root);
    for (let time = 0; time < 5; time += 1) {
      await appendFile(file, 'b = 1\n');
      await reported(file);
    }
    expect(listed).not.toHaveBeenCalled();
  });

  it('are reported of a folder and of all above it', async () => {
    await open(root, ...foldersAbove(root));
    await writeFile(join(root, 'file.txt'), '');
    await reported(join(root, 'file.txt'));
  });

  it('are never polled, whatever the environment asks of chokidar', async () => {
    vi.stubEnv('CHOKIDAR_USEPOLLING', '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    const polled = spyOn(fs, 'watchFile');
    await open(root);
    await writeFile(join(root, 'file.txt'), '');
    await reported(join(root, 'file.txt'));
    expect(polled).not.toHaveBeenCalled();
  });

  it('are watched in a folder whose name looks like that of a backup', async () => {
    const folder = join(root, 'home~');
    await mkdir(folder);
    await open(folder);
    await writeFile(join(folder, 'config.toml'), '');
    await reported(join(folder, 'config.toml'));
  });

  it('end with their folder, which is reported itself', async () => {
    const folder = join(root, 'folder');
    await mkdir(folder);
    await open(folder);
    await rm(folder, { recursive: true });
    await reported(folder);
    expect(gone).toBeGreaterThan(0);
  });

  it('are ready where the folder is not there, and not reported once closed', async () => {
    await open(join(root, 'missing'));
    const entries = await open(root);
    entries.close();
    await writeFile(join(root, 'file.txt'), '');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual([]);
  });
});
