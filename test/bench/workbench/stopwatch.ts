import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { userTimeOfChildren } from './proc.ts';

/**
 * Runs the command that it is given and writes to descriptor 3 how long it took, as `Timed`. A process of
 * its own, because to start another copies the memory of the one that starts it: from the bench, which has
 * a corpus in memory, each start would take ten milliseconds longer.
 */
export interface Timed {
  /** From the start of the process to its end, in milliseconds. */
  readonly wall: number;
  /** CPU time in user mode with all its threads, in milliseconds; null where the system has no /proc. */
  readonly user: number | null;
  /** Null where it was ended by a signal, or never began. */
  readonly status: number | null;
}

/** Where `Timed` is written. */
export const TIMED_DESCRIPTOR = 3;

if (import.meta.main) {
  const [command = '', ...args] = process.argv.slice(2);
  const before = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const wall = performance.now() - before;
  if (error) process.stderr.write(`${error.message}\n`);
  writeSync(TIMED_DESCRIPTOR, JSON.stringify({ wall, user: userTimeOfChildren(), status } satisfies Timed));
}
