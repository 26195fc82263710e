import { type ResolvedConfig, resolvedValue } from '../../config/resolve.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import { type CodexErrors, errorFiles, noErrors, readCodexErrors } from './codex-errors.ts';

/** Codex's own log is read again this often at most, in milliseconds, however often it changes. */
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

/** Holds what the Codex of one home wrote down about its exports, and follows it. */
export class CodexLog {
  /** What the last reading found. */
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

  /** Names the files whose change may tell of a failed export. SQLite's newest rows are in the `-wal`. */
  watchPaths(): string[] {
    const [database, daemon] = errorFiles(this.places());
    return [database, `${database}-wal`, daemon];
  }

  /**
   * Reads the log again after it changed, at most once in `STEP_MS`: a running Codex writes to it every few
   * seconds, mostly of other things.
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

  /** Codex takes its setting before the variable (codex-rs/state/src/lib.rs, SQLITE_HOME_ENV). */
  private places() {
    const { codexHome, resolved, env } = this.options;
    const { value } = resolvedValue(resolved(), ['sqlite_home']);
    const named = typeof value === 'string' ? value : env.CODEX_SQLITE_HOME;
    return { codexHome, sqliteHome: named === undefined || named === '' ? codexHome : named };
  }
}
