import { join } from 'node:path';
import type { Logger } from '../../core/platform/ports.ts';
import { keepDocument } from '../../core/platform/state/kept-document.ts';
import { loadDocument } from '../../core/platform/state/own-document.ts';
import { STATE_FILES } from '../../core/platform/state/state-files.ts';
import { nothingKnown, type UpdateMemory } from './decide-update.ts';
import { versionOf } from './version-order.ts';

/** Stores the results of the check in `updates.json` of the state folder. */
export class UpdateStore {
  private readonly file: string;
  private readonly logger: Logger;

  constructor(stateDir: string, logger: Logger) {
    this.file = join(stateDir, STATE_FILES.updates);
    this.logger = logger;
  }

  /** Reads them. Other forms count as unknown: the next check is within a day. */
  async read(): Promise<UpdateMemory> {
    const document = await loadDocument(this.file);
    return document.state === 'read' ? memoryOf(document.value) : nothingKnown;
  }

  /** Replaces the file atomically. Never fails: it logs a warning. */
  async write(memory: UpdateMemory): Promise<void> {
    keepDocument(this.file, memory, this.logger, 'When a newer version was last asked for cannot be kept');
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
    // An older Glance named it `told`.
    notified: version('notified') ?? version('told'),
  };
}
