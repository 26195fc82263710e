/** How the suite of the shell is run. */
export interface ShellRun {
  readonly file: string;
  readonly args: readonly string[];
  /** On top of this process's own. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ShellFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's program. */
  readonly node: string;
  /** Vitest's script. */
  readonly vitest: string;
  /** Electron's program. */
  readonly electron: string;
  /** Which tests; all where none is named. */
  readonly tests: readonly string[];
}

/** The end-to-end tests on real Electron; where there is no screen, on one that is made up for them. */
export function decideShellRun({ platform, env, node, vitest, electron, tests }: ShellFacts): ShellRun {
  const run = [node, vitest, 'run', '--project', 'e2e', ...tests];
  const isBlind = platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
  const [file = node, ...args] = isBlind ? ['xvfb-run', '--auto-servernum', ...run] : run;
  return { file, args, env: { CODEX_GLANCE_ELECTRON: electron } };
}
