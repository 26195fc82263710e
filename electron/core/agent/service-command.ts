import { execFile } from 'node:child_process';

/** How a command of the system's service manager ended. */
export interface ServiceAnswer {
  /** Null where it could not be run or took too long. */
  readonly code: number | null;
  /** The last line that it wrote; empty for none. */
  readonly said: string;
}

export type RunServiceCommand = (command: readonly [string, ...string[]]) => Promise<ServiceAnswer>;

const LONGEST_MS = 30_000;

/** Makes the function that runs commands of the service manager, without a shell and without input. */
export function createServiceCommand(env: Readonly<Record<string, string | undefined>>): RunServiceCommand {
  const options = { env, timeout: LONGEST_MS, windowsHide: true, maxBuffer: 1 << 20 } as const;
  return ([program, ...words]) =>
    new Promise((resolve) => {
      const running = execFile(program, words, options, (error, stdout, stderr) => {
        const last = `${stdout}\n${stderr}`.trim().split('\n').at(-1)?.trim() ?? '';
        if (error === null) return resolve({ code: 0, said: last });
        const { code } = error;
        if (code === 'ENOENT') return resolve({ code: null, said: `${program} is not there.` });
        resolve({ code: typeof code === 'number' ? code : null, said: last || 'It took too long.' });
      });
      running.stdin?.end();
    });
}
