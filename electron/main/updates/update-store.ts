import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRegularText } from '../../core/platform/regular-file.ts';
import type { Logger } from '../../core/ports.ts';
import { nothingKnown, type UpdateMemory } from './decide-update.ts';
import { versionOf } from './version-order.ts';

/** What the check found, in `updates.json` of the state folder. */
export class UpdateStore {
  private readonly stateDir: string;
  private readonly file: string;
  private readonly logger: Logger;
  private turn: Promise<void> = Promise.resolve();

  constructor(stateDir: string, logger: Logger) {
    this.stateDir = stateDir;
    this.file = join(stateDir, 'updates.json');
    this.logger = logger;
  }

  /** Whatever is not of this form counts as not known: it is found anew within a day. */
  async read(): Promise<UpdateMemory> {
    try {
      return memoryOf(JSON.parse(await loadRegularText(this.file, 'own')));
    } catch {
      return nothingKnown;
    }
  }

  /** Replaces the file in one step, after the writes before it. Never fails: it warns. */
  write(memory: UpdateMemory): Promise<void> {
    this.turn = this.turn.then(() => this.replace(memory));
    return this.turn;
  }

  private async replace(memory: UpdateMemory): Promise<void> {
    const temporary = `${this.file}.${process.pid}.tmp`;
    try {
      await mkdir(this.stateDir, { recursive: true, mode: 0o700 });
      await writeFile(temporary, `${JSON.stringify(memory)}\n`, { mode: 0o600 });
      await rename(temporary, this.file);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {});
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn(`When a newer version was last asked for cannot be kept: ${why}`);
    }
  }
}

function memoryOf(document: unknown): UpdateMemory {
  if (typeof document !== 'object' || document === null) return nothingKnown;
  const version = (key: string) => {
    const value: unknown = Reflect.get(document, key);
    return typeof value === 'string' ? versionOf(value) : null;
  };
  const askedAt: unknown = Reflect.get(document, 'askedAt');
  return {
    askedAt: Number.isSafeInteger(askedAt) ? Number(askedAt) : null,
    latest: version('latest'),
    told: version('told'),
  };
}
