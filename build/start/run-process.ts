import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ProcessOptions {
  /** Default: this process's own. */
  readonly cwd?: string;
}

/**
 * Runs a program on this process's own streams, hands it the signals that come meanwhile, and resolves to
 * its exit code, or to 128 plus the number of the signal that ended it, as a shell says it.
 */
export function runProcess(
  file: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<number> {
  const child = spawn(file, args, { ...options, stdio: 'inherit' });
  // On Windows a console tells all its programs by itself, and `kill` would end the child at once.
  const forward = (signal: NodeJS.Signals) => void (process.platform === 'win32' || child.kill(signal));
  for (const signal of FORWARDED) process.on(signal, forward);
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  }).finally(() => {
    for (const signal of FORWARDED) process.off(signal, forward);
  });
}
