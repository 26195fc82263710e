import { sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import type { Logger, Watcher, WatchTargets } from './ports.ts';

/**
 * True where a change of `path` can matter to what is watched: it is below a watched folder, it is a
 * watched file, or it is a folder above one, whose coming or going changes what exists.
 */
export function concernsTargets(path: string, targets: WatchTargets): boolean {
  const within = (inner: string, outer: string) =>
    inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
  return (
    targets.folders.some((folder) => within(path, folder) || within(folder, path)) ||
    targets.files.some((file) => within(file, path))
  );
}

/**
 * Watches through the system's own notifications, one watch a folder and none a file. A path that
 * does not exist is awaited from its nearest parent. Never polls.
 */
export function createNodeWatcher(logger: Logger): Watcher {
  let current: FSWatcher | null = null;
  let generation = 0;
  const warned = new Set<string>();

  /** The same cause, such as too few watches left, would otherwise repeat for every folder. */
  function warnOnce(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (warned.has(code)) return;
    warned.add(code);
    logger.warn(watchProblem(code, error));
  }

  return {
    async watch(targets, onChange) {
      generation += 1;
      const own = generation;
      const previous = current;
      const watcher = watch([...targets.folders, ...targets.files], {
        ignoreInitial: true,
        // Replacing a file by rename is told at once instead of being held back for 100 ms.
        atomic: false,
        ignorePermissionErrors: true,
      });
      current = watcher;
      watcher.on('error', warnOnce);
      watcher.on('all', (_event, path) => {
        if (own === generation && concernsTargets(path, targets)) onChange(path);
      });
      await new Promise<void>((resolve) => watcher.once('ready', resolve));
      await previous?.close();
      // Closed or replaced while it was made ready.
      if (own !== generation) await watcher.close();
    },
    async close() {
      generation += 1;
      const watcher = current;
      current = null;
      await watcher?.close();
    },
  };
}

function watchProblem(code: string, error: unknown): string {
  if (code === 'ENOSPC') {
    return 'The system has no file watches left, so some changes show only on refresh; raise fs.inotify.max_user_watches.';
  }
  if (code === 'EMFILE') {
    return 'Too many files are open to watch all sessions, so some changes show only on refresh; raise the limit with ulimit -n.';
  }
  return `Some changes show only on refresh: ${error instanceof Error ? error.message : String(error)}`;
}
