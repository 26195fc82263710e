import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SecretError } from '../../secrets/read-secret.ts';

const run = promisify(execFile);

/** How long a command may take, in milliseconds. */
const LONGEST_MS = 60_000;

/**
 * Runs the command that the user named for it, without a shell and without input, and returns the one line that it
 * prints. Rejects with `SecretError`, which names the program and nothing that it printed, or where `signal` is aborted.
 */
export async function runTokenCommand(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<string> {
  const options = { env, signal, timeout: LONGEST_MS, maxBuffer: 64 * 1024, windowsHide: true } as const;
  const running = run(program, args, options);
  running.child.stdin?.end();
  const printed = await running.catch((error: unknown) => {
    signal.throwIfAborted();
    throw new SecretError(`${program} ${whyFailed(error)}.`);
  });
  const token = printed.stdout.trim();
  if (token === '' || /[^!-~]/.test(token)) throw new SecretError(`${program} printed no token.`);
  return token;
}

function whyFailed(error: unknown): string {
  const { code, killed } = error as { code?: unknown; killed?: boolean };
  if (code === 'ENOENT') return 'is not there';
  if (typeof code === 'number') return `ended with ${code}`;
  return killed ? 'took too long' : 'could not be run';
}
