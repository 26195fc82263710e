import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A run of `build/start.ts`, as npm runs it. */
export interface Started {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** The URL that was printed. Fails where the run ends without one. */
  url(): Promise<string>;
  /** Ends it as Ctrl-C under npm does: the terminal and npm signal each process of the group. */
  stop(): Promise<number | null>;
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The repository, or a copy. */
  readonly root?: string;
}

/** Starts from sources with an environment that names nothing of this machine. Downloads nothing. */
export function start({ args = [], env, root = repository }: StartOptions): Started {
  const posix = process.platform !== 'win32';
  const child = spawn(process.execPath, ['build/start.ts', ...args], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      SystemRoot: process.env.SystemRoot,
      TZ: 'UTC',
      ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: posix,
  });
  let stdout = '';
  let stderr = '';
  let over = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      over = true;
      resolve(code);
    });
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    async url() {
      for (;;) {
        const [, url] = /(http:\/\/\S+)\n/.exec(stdout) ?? [];
        if (url !== undefined) return url;
        if (over) throw new Error(`No URL was printed. ${stdout}${stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    stop() {
      if (!over && child.pid !== undefined) {
        if (posix) process.kill(-child.pid, 'SIGINT');
        child.kill('SIGINT');
      }
      return ended;
    },
  };
}
