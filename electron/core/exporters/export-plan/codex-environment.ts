import { join } from 'node:path';
import type { Message } from '../../../shared/messages/message.ts';
import type { Logger } from '../../platform/ports.ts';
import { isMissing, loadRegularText } from '../../platform/reading/regular-file.ts';
import { whyUnreadable } from '../../platform/reading/why-unreadable.ts';
import { parseDotenv } from './dotenv.ts';
import type { Environment } from './environment.ts';

/**
 * The environment of Codex's exports, as far as Glance can know it: its own, overridden by `.env` in the Codex home.
 * Of that file only what decides how exports are sent is kept, in memory alone.
 */
export class CodexEnvironment {
  readonly file: string;
  private readonly env: Environment;
  private readonly logger: Logger;
  private own: Environment = {};
  /** All variables; null until asked for again. To copy those of a process takes long, and each Snapshot asks. */
  private merged: Environment | null = null;
  private fault: Message | null = null;

  constructor(codexHome: string, env: Environment, logger: Logger) {
    this.file = join(codexHome, '.env');
    this.env = env;
    this.logger = logger;
  }

  /** Reads the file again. An unreadable one counts as empty, and `unread` says why. Never fails. */
  async read(): Promise<void> {
    try {
      this.own = parseDotenv(await loadRegularText(this.file, 'note'), this.env);
      this.fault = null;
    } catch (error) {
      this.own = {};
      this.fault = isMissing(error) ? null : whyUnreadable(error, 'note');
      if (this.fault !== null) this.logger.warn(`${this.file} could not be read.`);
    }
    this.merged = null;
  }

  /** Returns why the file was not read, so that its variables are unknown; null where it was read or is missing. */
  unread(): { readonly file: string; readonly why: Message } | null {
    return this.fault === null ? null : { file: this.file, why: this.fault };
  }

  current(): Environment {
    this.merged ??= { ...this.env, ...this.own };
    return this.merged;
  }
}
