import { join } from 'node:path';
import type { Logger } from '../../platform/ports.ts';
import { isMissing, loadRegularText } from '../../platform/regular-file.ts';
import { parseDotenv } from './dotenv.ts';
import type { Environment } from './environment.ts';

/**
 * The environment that Codex exports in, as far as Glance can know it: its own, over which `.env` in the
 * Codex home wins. Only what decides how exports are sent is kept of that file, and in memory alone.
 */
export class CodexEnvironment {
  readonly file: string;
  private readonly env: Environment;
  private readonly logger: Logger;
  private own: Environment = {};

  constructor(codexHome: string, env: Environment, logger: Logger) {
    this.file = join(codexHome, '.env');
    this.env = env;
    this.logger = logger;
  }

  /** Reads the file again. One that cannot be read is passed over, as Codex passes over it. */
  async read(): Promise<void> {
    try {
      this.own = parseDotenv(await loadRegularText(this.file, 'note'), this.env);
    } catch (error) {
      this.own = {};
      if (!isMissing(error)) this.logger.warn(`${this.file} could not be read.`);
    }
  }

  current(): Environment {
    return { ...this.env, ...this.own };
  }
}
