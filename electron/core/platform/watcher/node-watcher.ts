import { isFolder } from '../is-folder.ts';
import type { Logger, Watcher, WatchTargets } from '../ports.ts';
import { concernsTargets, leadsToTarget, planWatch, type WatchPlan } from './watch-plan.ts';
import type { WatchedEntries } from './watched-entries.ts';
import { WatchedTrees } from './watched-trees.ts';

export interface NodeWatcherOptions {
  /** One watch covers a whole tree. Default: where the system does so itself. */
  readonly recursive?: boolean;
}

/**
 * Watches files, and what does not exist yet from its nearest parent, with chokidar, and trees of sessions
 * with a watch a folder and none a file. Never polls. Loads chokidar with the first `watch`.
 */
export function createNodeWatcher(logger: Logger, options: NodeWatcherOptions = {}): Watcher {
  const { recursive = process.platform === 'darwin' || process.platform === 'win32' } = options;
  let current: Watch | null = null;
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
      current?.close();
      current = new Watch(targets, { recursive, onChange, onError: warnOnce });
      await current.begun;
    },
    async close() {
      current?.close();
      current = null;
    },
  };
}

interface WatchOptions {
  readonly recursive: boolean;
  readonly onChange: (path: string) => void;
  readonly onError: (error: unknown) => void;
}

/** One set of targets under watch. */
class Watch {
  /** Resolves once all that exists of the targets is watched. */
  readonly begun: Promise<void>;
  private readonly targets: WatchTargets;
  private readonly options: WatchOptions;
  private readonly trees: WatchedTrees;
  private entries: WatchedEntries | null = null;
  /** Of `entries`; null where one of its folders went, and its watch with it. */
  private plan: WatchPlan | null = null;
  private isSettling = false;
  private isClosed = false;

  constructor(targets: WatchTargets, options: WatchOptions) {
    const { recursive, onError } = options;
    this.targets = targets;
    this.options = options;
    this.trees = new WatchedTrees({ recursive, onError, onPath: (path) => this.onPath(path) });
    this.addTrees(false);
    this.begun = this.settle(false);
  }

  close(): void {
    this.isClosed = true;
    this.entries?.close();
    this.trees.close();
  }

  private onPath(path: string): void {
    if (this.isClosed) return;
    const link = this.plan?.links.get(path);
    if (link !== undefined) this.options.onChange(link);
    if (concernsTargets(path, this.targets)) this.options.onChange(path);
    if (link === undefined && !leadsToTarget(path, this.targets)) return;
    this.addTrees(true);
    void this.settle(true);
  }

  private addTrees(report: boolean): void {
    for (const path of this.targets.folders) if (isFolder(path)) this.trees.add(path, report);
  }

  /** Watches the entries of other folders where what exists of the targets has changed. */
  private async settle(report: boolean): Promise<void> {
    if (this.isSettling) return;
    this.isSettling = true;
    const { watchEntries } = await import('./watched-entries.ts');
    for (let plan = planWatch(this.targets); !this.isClosed; plan = planWatch(this.targets)) {
      if (plan.key === this.plan?.key) break;
      // Closed first: watches of one path are shared, and one of a folder that went is dead.
      this.entries?.close();
      this.plan = plan;
      this.entries = watchEntries(plan.folders, {
        onPath: (path) => this.onPath(path),
        onGone: () => {
          this.plan = null;
        },
        onError: this.options.onError,
      });
      await this.entries.ready;
      this.addTrees(report);
      // What changed while nothing was watched.
      if (report && !this.isClosed) for (const file of this.targets.files) this.options.onChange(file);
    }
    this.isSettling = false;
  }
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
