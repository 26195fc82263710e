import { stripVTControlCharacters } from 'node:util';
import { homeDir } from '../platform/home-dir.ts';
import { createNodeWatcher } from '../platform/node-watcher.ts';
import type { Clock, Logger, Ports } from '../platform/ports.ts';

/** The system's clock. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Where diagnostics go: a stream such as `process.stderr`. */
export interface DiagnosticsSink {
  write(text: string): unknown;
}

/**
 * Writes one line a message, so that a message cannot fake a second one or steer the terminal.
 * `quiet` keeps everything back; what matters to a reader is a finding of the Snapshot as well.
 */
export function createStreamLogger(sink: DiagnosticsSink, quiet = false): Logger {
  const write = (level: string, message: string) => {
    if (quiet) return;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    const line = stripVTControlCharacters(message).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
    sink.write(`codex-glance: ${level}${line}\n`);
  };
  return {
    info: (message) => write('', message),
    warn: (message) => write('warning: ', message),
  };
}

/** What differs between the hosts that run on Node. */
export interface NodePortsOptions {
  /** Default: lines on stderr. */
  readonly logger?: Logger;
  /** Default: the process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly homeDir?: string;
}

/** The ports as every host on Node fills them: system clock, stderr, notifications of files. */
export function createNodePorts(options: NodePortsOptions = {}): Ports {
  const logger = options.logger ?? createStreamLogger(process.stderr);
  return {
    clock: systemClock,
    watcher: createNodeWatcher(logger),
    logger,
    env: options.env ?? process.env,
    platform: options.platform ?? process.platform,
    homeDir: options.homeDir ?? homeDir(),
  };
}
