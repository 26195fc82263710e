import { EventEmitter } from 'node:events';
import fs, { type FSWatcher } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WatchedTrees } from '../../../../electron/core/platform/watcher/watched-trees.ts';

/** The system's watches as macOS and Windows have them: one covers a tree and names what is below. */
function fakeWatches() {
  const watches = new Map<string, EventEmitter>();
  const spy = vi.spyOn(fs, 'watch').mockImplementation(((path: string, options: { recursive: boolean }) => {
    const watcher = Object.assign(new EventEmitter(), { close: () => watches.delete(path) });
    if (options.recursive) watches.set(path, watcher);
    return watcher as unknown as FSWatcher;
  }) as typeof fs.watch);
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  return watches;
}

describe('Where one watch covers a tree', () => {
  let root = '';
  let seen: string[] = [];
  const day = join('2026', '11', '20');
  const file = join(day, 'rollout-1.jsonl');

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'codex-glance-trees-'));
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    seen = [];
    await mkdir(join(root, day), { recursive: true });
    await writeFile(join(root, file), '{}\n');
  });

  function follow() {
    const watches = fakeWatches();
    const trees = new WatchedTrees({
      recursive: true,
      onPath: (path) => seen.push(path),
      onError: (error) => {
        throw error;
      },
    });
    trees.add(root, false);
    const emit = (event: string, name: string) => watches.get(root)?.emit('change', event, name);
    return { watches, emit, trees };
  }

  it('takes one watch, and tells a change by its whole path', () => {
    const { watches, emit } = follow();
    expect([...watches.keys()]).toEqual([root]);
    emit('change', file);
    expect(seen).toEqual([join(root, file)]);
  });

  it('tells of all in a folder that comes, and of all that was in one that goes', async () => {
    const { watches, emit } = follow();
    await rename(join(root, '2026'), join(root, '2027'));
    emit('rename', '2026');
    expect(seen).toContain(join(root, file));
    emit('rename', '2027');
    expect(seen).toContain(join(root, '2027', '11', '20', 'rollout-1.jsonl'));
    expect([...watches.keys()]).toEqual([root]);
  });

  it('releases a tree that is removed', async () => {
    const { watches } = follow();
    await rm(root, { recursive: true });
    watches.get(root)?.emit('error', Object.assign(new Error('EPERM'), { code: 'EPERM' }));
    expect(seen).toContain(join(root, file));
    expect(seen).toContain(root);
    expect(watches.size).toBe(0);
  });

  it('tells of nothing once it is closed', () => {
    const { watches, trees } = follow();
    const watch = watches.get(root);
    trees.close();
    watch?.emit('change', 'change', file);
    expect(seen).toEqual([]);
    expect(watches.size).toBe(0);
  });
});
