import { posix, win32 } from 'node:path';

/** How the agent is started: absolute paths, and what follows them. */
export interface AgentProgram {
  readonly node: string;
  readonly script: string;
  readonly args: readonly string[];
}

export interface ProgramFacts {
  /** The Node that runs, absolute. */
  readonly execPath: string;
  /** The program's own file, absolute, without symbolic links. */
  readonly script: string;
  readonly isElectron: boolean;
  readonly platform: NodeJS.Platform;
}

/** Whether the program can be started by the system again and again. */
export type ProgramDecision = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Decides whether a service may name this program: an npm installation or a clone that was built may be named. */
export function decideProgram({ execPath, script, isElectron, platform }: ProgramFacts): ProgramDecision {
  const path = platform === 'win32' ? win32 : posix;
  if (isElectron) {
    const reason =
      'The app cannot be started as an agent. It exports by itself while it runs; let it start at sign-in.';
    return { ok: false, reason };
  }
  if (!path.isAbsolute(execPath) || !path.isAbsolute(script)) {
    return { ok: false, reason: 'It is not known where the program is.' };
  }
  const folders = script.split(/[\\/]/);
  if (folders.includes('_npx')) {
    return {
      ok: false,
      reason: 'npx keeps the program for a while only. Install it first: npm install --global codex-glance.',
    };
  }
  if (script.endsWith('.ts')) {
    return { ok: false, reason: 'The sources were started. Run npm run build, then node dist/cli.js.' };
  }
  if (/[\n\r\0]/.test(execPath + script))
    return { ok: false, reason: 'The path of the program has a line break.' };
  return { ok: true };
}
