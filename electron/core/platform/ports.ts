import type { ProcessList } from './processes.ts';

/** Wall-clock time, so that tests can set it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs once after `ms`. Returns the function that cancels it. Must not keep the process alive. */
  after(ms: number, run: () => void): () => void;
}

/** Reports that something below a path changed. The listener gets absolute paths. */
export interface Watcher {
  /** Replaces the watched set. Paths that do not exist yet are watched from their nearest parent. */
  watch(targets: WatchTargets, onChange: (path: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** Folders are watched with all below for rollouts; files one by one. */
export interface WatchTargets {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Diagnostics. Messages carry no prompt, no response and no credential. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
}

/** What a host provides to the core. */
export interface Ports {
  readonly clock: Clock;
  readonly watcher: Watcher;
  readonly logger: Logger;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly homeDir: string;
  /** Which Codex processes run. Default: as the system lists them. */
  readonly processes?: ProcessList;
  /** Returns a secret of the system's keychain; null where none has that name. Left out where the host has none. */
  readonly keychain?: (name: string) => Promise<string | null>;
}
