import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import { type CodexErrors, errorFiles, noErrors, readCodexErrors } from './codex-errors.ts';

/** Codex's own log is read at most this often, in milliseconds, however often it changes. */
const STEP_MS = 30_000;

export interface CodexLogOptions {
  readonly codexHome: string;
  readonly env: Environment;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The configuration in force. */
  readonly resolved: () => ResolvedConfig;
  /** Called when there is something new to show. */
  readonly onChange: () => void;
}

/** Follows the failed exports in the logs of one Codex home. */
export class CodexLog {
  /** The result of the last read. */
  errors: CodexErrors = noErrors;
  private readonly options: CodexLogOptions;
  private readAt = Number.NEGATIVE_INFINITY;
  private cancel = () => {};

  constructor(options: CodexLogOptions) {
    this.options = options;
  }

  async read(): Promise<void> {
    const now = this.options.clock.now();
    this.readAt = now;
    this.errors = await readCodexErrors(this.places(), now);
  }

  /** Returns the files whose change may mean a failed export. SQLite's newest rows are in the `-wal`. */
  watchPaths(): string[] {
    const [database, daemon] = errorFiles(this.places());
    return [database, `${database}-wal`, daemon];
  }

  /**
   * Reads the log after a change, at most once in `STEP_MS`: a running Codex writes to it every few seconds, mostly
   * about other things.
   */
  changed(): void {
    const { clock, logger, onChange } = this.options;
    this.cancel();
    this.cancel = clock.after(Math.max(0, this.readAt + STEP_MS - clock.now()), () => {
      this.read()
        .then(onChange)
        .catch((error: unknown) => logger.warn(`Codex's own log could not be read: ${String(error)}`));
    });
  }

  close(): void {
    this.cancel();
  }

  /** Codex prefers its setting over the variable (codex-rs/state/src/lib.rs, SQLITE_HOME_ENV). */
  private places() {
    const { codexHome, resolved, env } = this.options;
    const { value } = resolvedValue(resolved(), ['sqlite_home']);
    const named = typeof value === 'string' ? value : env.CODEX_SQLITE_HOME;
    return { codexHome, sqliteHome: named === undefined || named === '' ? codexHome : named };
  }
}
