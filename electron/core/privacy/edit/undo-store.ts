import { readdir, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import { editErrorMessage } from '../../../shared/messages/en/privacy/edit-error.ts';
import { atomicWrite } from '../../platform/atomic-write.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import { loadRegularText } from '../../platform/reading/regular-file.ts';
import { setAside } from '../../platform/state/kept-document.ts';
import { makeOwnFolder } from '../../platform/state/own-folder.ts';
import { STATE_FOLDERS } from '../../platform/state/state-files.ts';
import { EditError, systemCode } from './file/edit-error.ts';
import { removeLeftovers, tempBeside } from './file/temp-file.ts';
import { sha256, type UndoRecord, undoRecordSchema } from './undo-record.ts';

/** So many copies of one file are kept. They may hold secrets, as the file itself. */
const KEPT_BACKUPS = 10;

/** Copies from before each edit, and how to take the last one back, in Glance's own state folder. */
export class UndoStore {
  private readonly folder: string;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly logger: Logger;

  constructor(stateDir: string, clock: Pick<Clock, 'now'>, logger: Logger) {
    this.folder = join(stateDir, STATE_FOLDERS.edits);
    this.clock = clock;
    this.logger = logger;
  }

  /**
   * Keeps a copy of the bytes; returns its path.
   *
   * @throws EditError where it could not be kept.
   */
  async backUp(file: string, bytes: Uint8Array): Promise<string> {
    const stamp = new Date(this.clock.now()).toISOString().replaceAll(':', '-');
    const name = `${this.keyOf(file)}.${stamp}.${sha256(bytes).slice(0, 12)}.toml`;
    const backup = join(this.folder, name);
    try {
      await writeWhole(backup, bytes);
      await this.prune(file);
      return backup;
    } catch (error) {
      const full = ['ENOSPC', 'EDQUOT'].includes(systemCode(error));
      throw new EditError(
        full ? 'disk-full' : 'backup-failed',
        full
          ? editErrorMessage('edit-error.no-copy.disk-full', { file, folder: this.folder })
          : editErrorMessage('edit-error.no-copy', { file, folder: this.folder, code: systemCode(error) }),
        this.folder,
      );
    }
  }

  /** Notes an edit that is about to be made. It counts only once the file holds what it wrote. */
  async prepare(record: UndoRecord): Promise<void> {
    try {
      await this.write(record, 'next');
    } catch (error) {
      throw new EditError(
        'backup-failed',
        editErrorMessage('edit-error.no-undo', { place: this.folder, why: systemCode(error) }),
        this.folder,
      );
    }
  }

  /** The edit noted before was made: it is the one to undo now, whatever another process notes meanwhile. */
  async commit(record: UndoRecord): Promise<void> {
    await this.write(record, 'last');
    await rm(this.pathOf(record.file, 'next'), { force: true });
  }

  /** The last edit of a file, or null. `now` are the file's bytes; a damaged record is set aside. */
  async last(file: string, now: Uint8Array | null): Promise<UndoRecord | null> {
    const next = await this.read(this.pathOf(file, 'next'), file);
    // The process ended between the edit and its note.
    if (next !== null && now !== null && next.after === sha256(now)) {
      await this.commit(next);
      return next;
    }
    const last = await this.read(this.pathOf(file, 'last'), file);
    // The file is as it was before the edit, so the edit has been taken back already.
    const isBack = last !== null && last.before === (now === null ? null : sha256(now));
    return isBack ? null : last;
  }

  /** The last edit was taken back. */
  async forget(file: string): Promise<void> {
    await rm(this.pathOf(file, 'last'), { force: true });
  }

  private write(record: UndoRecord, which: 'last' | 'next'): Promise<void> {
    return writeWhole(this.pathOf(record.file, which), `${JSON.stringify(record, null, 2)}\n`);
  }

  private async read(path: string, file: string): Promise<UndoRecord | null> {
    const text = await loadRegularText(path, 'own').catch(() => null);
    if (text === null) return null;
    const parsed = v.safeParse(undoRecordSchema, parseJson(text));
    if (parsed.success && parsed.output.file === file) return parsed.output;
    await setAside(path, this.clock.now(), this.logger, 'The record of the last edit');
    return null;
  }

  private async prune(file: string): Promise<void> {
    await removeLeftovers(this.folder);
    const lead = `${this.keyOf(file)}.`;
    const copies = (await readdir(this.folder)).filter(
      (name) => name.startsWith(lead) && name.endsWith('.toml'),
    );
    for (const name of copies.toSorted().slice(0, -KEPT_BACKUPS)) {
      await unlink(join(this.folder, name)).catch(() => {});
    }
  }

  private pathOf(file: string, which: 'last' | 'next'): string {
    return join(this.folder, `${this.keyOf(file)}.undo${which === 'next' ? '-next' : ''}.json`);
  }

  /** Several Codex homes have a file of the same name. */
  private keyOf(file: string): string {
    return `${basename(file)}-${sha256(Buffer.from(file)).slice(0, 12)}`;
  }
}

/** Only the user may read it: a config.toml may hold secrets. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  makeOwnFolder(dirname(path));
  atomicWrite(path, content, { temporary: tempBeside(path), isDurable: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
