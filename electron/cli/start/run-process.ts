import { fileURLToPath } from 'node:url';
import { homeDir } from '../../core/platform/home-dir.ts';
import { systemClock } from '../../core/platform/system-clock.ts';
import { resetFlags } from '../../core/platform/v8-flags.ts';
import { systemTimezone } from '../../core/time/system-timezone.ts';
import type { ExitCode } from '../run/command.ts';
import { descriptorOutput } from '../terminal/descriptor-output.ts';
import { listenForKeys, suspend } from '../terminal/key-input.ts';
import { openUrl } from '../terminal/open-url.ts';
import { runCommand } from '../terminal/run-command.ts';
import type { ProcessOutput, Stop, Terminal } from '../terminal/terminal.ts';

/** Next to the bundle when built; in `dist` when the sources are run. */
const pageDir = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/page' : './page', import.meta.url),
);

/** How long what is still under way may take once the answer is given, in milliseconds. */
const LINGER_MS = 300;

/** A terminal and npm both pass on one Ctrl-C; signals this close together are one wish, in milliseconds. */
const SAME_WISH_MS = 500;

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs the process's own command line and sets its exit code. */
export async function runProcess(
  run: (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>,
  createGlance: Terminal['createGlance'],
  openUsage?: Terminal['openUsage'],
): Promise<void> {
  // Loading what can be aborted takes a millisecond, and few commands wait for it.
  let gone: AbortController | null = null;
  const goneController = () => {
    gone ??= new AbortController();
    return gone;
  };
  const stdout = descriptorOutput(
    1,
    () => process.stdout,
    () => goneController().abort(),
  );
  // Typed so, because it is assigned in a function.
  let stderr = null as ProcessOutput | null;
  const terminal: Terminal = {
    stdout,
    // To open it takes a millisecond or two, and few commands write to it.
    get stderr() {
      stderr ??= descriptorOutput(
        2,
        () => process.stderr,
        () => {},
      );
      return stderr;
    },
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    homeDir: homeDir(),
    timezone: systemTimezone(process.env, process.platform),
    locale: navigator.language,
    clock: systemClock,
    pageDir,
    createGlance,
    ...(openUsage ? { openUsage } : {}),
    openUrl: (url) => openUrl(url, process.platform),
    runCommand,
    listenForStop: () => listenForStop(goneController().signal),
    listenForKeys: (listener) => listenForKeys(process.stdin, listener),
    suspend,
  };
  process.exitCode = await run(process.argv.slice(2), terminal);
  resetFlags();
  // Everything is written: to wait for memory to be tidied would take longer than some commands do.
  if (stdout.settled && (stderr?.settled ?? true)) process.exit();
  // A first read that was interrupted would otherwise run to its end.
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

function listenForStop(gone: AbortSignal): Stop {
  const stopped = new AbortController();
  let askedAt = 0;
  const onSignal = () => {
    if (!stopped.signal.aborted) {
      askedAt = performance.now();
      stopped.abort();
    } else if (performance.now() - askedAt > SAME_WISH_MS) {
      // A caller that asks again does not want to wait.
      process.exit(130);
    }
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  return {
    signal: AbortSignal.any([stopped.signal, gone]),
    release() {
      // The same wish may come a second time; by then the command is only cleaning up.
      if (stopped.signal.aborted) return;
      for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
    },
  };
}
