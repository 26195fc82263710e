import { spawn } from 'node:child_process';

/** A command that runs beside Glance. */
export interface RunningCommand {
  /** Its exit code; null where a signal ended it. Rejects where it could not be started. */
  readonly ended: Promise<number | null>;
  /** Asks it to end. */
  stop(): void;
}

/**
 * Runs a command as the user typed it, without a shell. It reads this terminal; what it writes goes to
 * stderr, because stdout belongs to Glance's own answer.
 */
export function runCommand(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): RunningCommand {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd, env, stdio: ['inherit', process.stderr, 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
  return { ended, stop: () => void child.kill('SIGTERM') };
}
