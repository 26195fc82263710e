import type { Key } from '../../electron/cli/terminal/keys.ts';
import type { Output, Terminal } from '../../electron/cli/terminal/terminal.ts';
import type { NodePortsOptions } from '../../electron/core/composition/node-ports.ts';
import type { Glance } from '../../electron/core/glance.ts';
import type { GlanceOptions } from '../../electron/core/settings/glance-options.ts';
import { SAMPLE_NOW } from '../fixtures/snapshots/sample-snapshot.ts';
import { createFakeClock } from './clock.ts';
import { createFakeGlance } from './glance.ts';

export interface FakeOutput extends Output {
  /** What would be written if the process ended now. */
  readonly atExit: string;
  /** All that was written. */
  readonly text: string;
  resize(columns: number, rows: number): void;
}

export function createFakeOutput(size: { columns: number; rows: number } | null = null): FakeOutput {
  let text = '';
  let now = size;
  let atExit = '';
  const listeners = new Set<() => void>();
  return {
    get atExit() {
      return atExit;
    },
    writeAtExit(more) {
      atExit += more;
      return () => {
        atExit = atExit.replace(more, '');
      };
    },
    isTTY: size !== null,
    get columns() {
      return now?.columns ?? null;
    },
    get rows() {
      return now?.rows ?? null;
    },
    get text() {
      return text;
    },
    async write(more) {
      text += more;
    },
    onResize(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resize(columns, rows) {
      now = { columns, rows };
      for (const listener of listeners) listener();
    },
  };
}

export interface FakeTerminal extends Terminal {
  readonly stdout: FakeOutput;
  readonly stderr: FakeOutput;
  /** What the Glance was made with. */
  readonly asked: { options: GlanceOptions; around: NodePortsOptions }[];
  readonly opened: string[];
  /** Commands that were run. */
  readonly ran: (readonly string[])[];
  /** Presses keys. */
  press(...keys: readonly Key[]): void;
  /** How often it was suspended. */
  readonly suspended: number;
  /** As Ctrl-C does. */
  stop(): void;
  /** True while signals end the command and not the process. */
  readonly listening: boolean;
}

export interface FakeTerminalOptions
  extends Partial<Pick<Terminal, 'env' | 'cwd' | 'homeDir' | 'pageDir' | 'clock'>> {
  readonly glance?: Glance;
  /** Of commands that are run. */
  readonly exitCode?: number | null;
  readonly stdout?: FakeOutput;
  readonly stderr?: FakeOutput;
}

/** A terminal of Ada's on Linux, at the time of the sample Snapshots. */
export function createFakeTerminal(options: FakeTerminalOptions = {}): FakeTerminal {
  const glance = options.glance ?? createFakeGlance();
  const stopped = new AbortController();
  const asked: FakeTerminal['asked'] = [];
  const opened: string[] = [];
  const ran: FakeTerminal['ran'] = [];
  let listening = false;
  let suspended = 0;
  const keyListeners = new Set<(key: Key) => void>();
  return {
    get suspended() {
      return suspended;
    },
    press(...keys) {
      for (const key of keys) for (const listener of [...keyListeners]) listener(key);
    },
    listenForKeys(listener) {
      keyListeners.add(listener);
      return () => keyListeners.delete(listener);
    },
    async suspend() {
      suspended += 1;
    },
    stdout: options.stdout ?? createFakeOutput(),
    stderr: options.stderr ?? createFakeOutput(),
    env: options.env ?? {},
    cwd: options.cwd ?? '/home/ada/code/harbor',
    platform: 'linux',
    homeDir: options.homeDir ?? '/home/ada',
    timezone: 'Europe/Berlin',
    locale: 'en-GB',
    clock: options.clock ?? createFakeClock(SAMPLE_NOW),
    pageDir: options.pageDir ?? '/nowhere',
    asked,
    opened,
    ran,
    get listening() {
      return listening;
    },
    createGlance(glanceOptions, around) {
      asked.push({ options: glanceOptions, around });
      return glance;
    },
    openUrl: (url) => void opened.push(url),
    runCommand(command) {
      ran.push(command);
      return { ended: Promise.resolve(options.exitCode ?? 0), stop: () => {} };
    },
    listenForStop() {
      listening = true;
      return {
        signal: stopped.signal,
        release() {
          listening = false;
        },
      };
    },
    stop: () => stopped.abort(),
  };
}
