import { homeDir } from '../platform/home-dir.ts';
import type { Clock, Logger, Ports } from '../platform/ports.ts';
import { systemClock } from '../platform/system-clock.ts';
import { createNodeWatcher } from '../platform/watcher/node-watcher.ts';
import { createStreamLogger } from './stream-logger.ts';

/** What differs between hosts on Node. */
export interface NodePortsOptions {
  /** Default: lines on stderr. */
  readonly logger?: Logger;
  /** Default: the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly homeDir?: string;
  readonly clock?: Clock;
}

/** Creates the ports for hosts on Node: system clock, stderr, file watcher. */
export function createNodePorts(options: NodePortsOptions = {}): Ports {
  const logger = options.logger ?? createStreamLogger(process.stderr);
  return {
    clock: options.clock ?? systemClock,
    watcher: createNodeWatcher(logger),
    logger,
    env: options.env ?? process.env,
    platform: options.platform ?? process.platform,
    homeDir: options.homeDir ?? homeDir(),
  };
}
