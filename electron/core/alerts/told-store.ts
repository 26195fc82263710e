import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { loadRegularText } from '../platform/regular-file.ts';
import type { Clock, Logger } from '../ports.ts';
import { type Told, toldSchema } from './told.ts';

/** What was told, in `alerts.json` of the state folder, so that a restart does not repeat it. */
export class ToldStore {
  private readonly file: string;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly logger: Logger;
  private turn: Promise<void> = Promise.resolve();

  constructor(stateDir: string, clock: Pick<Clock, 'now'>, logger: Logger) {
    this.file = join(stateDir, 'alerts.json');
    this.clock = clock;
    this.logger = logger;
  }

  /** Null where there is none yet. A file that is not of this form is set aside, not written over. */
  async read(): Promise<Told | null> {
    const text = await loadRegularText(this.file, 'own').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') this.logger.warn(`What alerts told cannot be read: ${error.message}`);
      return null;
    });
    if (text === null) return null;
    const parsed = v.safeParse(toldSchema, parseJson(text));
    if (parsed.success) return parsed.output;
    const aside = `${this.file}.damaged-${this.clock.now()}`;
    await rename(this.file, aside).catch(() => {});
    this.logger.warn(`What alerts told is damaged and was set aside as ${aside}.`);
    return null;
  }

  /** Replaces the file in one step, after the writes before it. Never fails: it warns. */
  write(told: Told): Promise<void> {
    this.turn = this.turn.then(() => this.replace(told));
    return this.turn;
  }

  private async replace(told: Told): Promise<void> {
    const temporary = `${this.file}.${process.pid}.tmp`;
    try {
      await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
      await writeFile(temporary, `${JSON.stringify(told)}\n`, { mode: 0o600 });
      await rename(temporary, this.file);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn(`What was told cannot be kept, so a restart may tell it again: ${why}`);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
