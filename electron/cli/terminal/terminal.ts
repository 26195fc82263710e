import type { NodePortsOptions } from '../../core/composition/node-ports.ts';
import type { UsageReader, UsageReaderPorts } from '../../core/composition/usage-reader.ts';
import type { Glance } from '../../core/glance.ts';
import type { Clock } from '../../core/platform/ports.ts';
import type { GlanceOptions } from '../../core/settings/glance-options.ts';
import type { Key } from './keys.ts';
import type { RunningCommand } from './run-command.ts';

/** A stream that text is written to. */
export interface Output {
  readonly isTTY: boolean;
  /** Null where it is no terminal, or one that does not say. */
  readonly columns: number | null;
  readonly rows: number | null;
  /** Resolves once the stream can take more; does nothing once its reader is gone. */
  write(text: string): Promise<void>;
  /** Calls the listener when the terminal's size changes; returns the function that ends it. */
  onResize(listener: () => void): () => void;
  /** Writes the text where the process ends without another word, as by a failure; returns what takes that back. */
  writeAtExit(text: string): () => void;
}

/** An output of the process itself. */
export interface ProcessOutput extends Output {
  write(text: string | Uint8Array): Promise<void>;
  /** True while everything is written. */
  readonly settled: boolean;
}

/** Aborted by SIGINT, by SIGTERM, and when nobody reads stdout any more. */
export interface Stop {
  readonly signal: AbortSignal;
  release(): void;
}

/** All that the command line needs of the process, so that tests can replace it. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  /** IANA zone and BCP 47 tag of the system. */
  readonly timezone: string;
  readonly locale: string;
  readonly clock: Clock;
  /** The built page, absolute. */
  readonly pageDir: string;
  createGlance(options: GlanceOptions, around: NodePortsOptions): Glance;
  /** What reports of usage need, which comes up sooner; left out, the whole Glance serves. */
  openUsage?(options: GlanceOptions, ports: UsageReaderPorts): UsageReader;
  openUrl(url: string): void;
  /** Runs a command that the user gave; what it writes goes to stderr. */
  runCommand(
    command: readonly string[],
    cwd: string,
    env: Readonly<Record<string, string | undefined>>,
  ): RunningCommand;
  /** Calls the listener with each key instead of showing it; returns what ends that. Null where there are no keys. */
  listenForKeys(listener: (key: Key) => void): (() => void) | null;
  /** Stops the process as Ctrl-Z does; resolves once it goes on. */
  suspend(): Promise<void>;
  /** From here on a signal ends the command instead of the process, until released. */
  listenForStop(): Stop;
}
