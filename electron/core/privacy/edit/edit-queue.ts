import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { editErrorMessage } from '../../../shared/messages/en/privacy/edit-error.ts';
import { createSerialQueue } from '../../async/serial-queue.ts';
import { LockTimeout, withFileLock } from '../../platform/state/file-lock.ts';
import { STATE_FOLDERS } from '../../platform/state/state-files.ts';
import { EditError, systemCode } from './file/edit-error.ts';

/** An edit waits this long for its turn, in milliseconds. */
const PATIENCE_MS = 15_000;

/** An edit starts over this often where another program changed the file meanwhile. */
const TRIES = 8;

/** Runs edits of one file one after another, in this process and in others. */
export class EditQueue {
  private readonly file: string;
  private readonly lock: string;
  private readonly enqueue = createSerialQueue();

  constructor(file: string, stateDir: string) {
    this.file = file;
    this.lock = join(stateDir, STATE_FOLDERS.edits, 'queue.lock');
  }

  /**
   * Runs an edit, or a dry run, which writes nothing and so waits for this process alone.
   *
   * @throws EditError where the turn did not come, or the file kept changing; what `work` throws.
   */
  run<T>(dryRun: boolean, work: () => Promise<T>): Promise<T> {
    return this.enqueue(() => (dryRun ? work() : this.alone(work)));
  }

  /**
   * Runs an edit while no other edit with the same state folder is under way. Programs that do not queue, such as
   * Codex itself and a Glance with another state folder, may change the file meanwhile: the edit then starts over
   * from the new contents.
   */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const { file } = this;
    try {
      return await withFileLock(this.lock, PATIENCE_MS, () => startingOver(work));
    } catch (error) {
      if (error instanceof LockTimeout) {
        const seconds = PATIENCE_MS / 1000;
        throw new EditError('busy', editErrorMessage('edit-error.busy', { file, seconds }), file);
      }
      if (error instanceof EditError) throw error;
      const code = systemCode(error);
      throw new EditError(
        'backup-failed',
        editErrorMessage('edit-error.no-undo', { place: this.lock, why: code === '' ? String(error) : code }),
        this.lock,
      );
    }
  }
}

/** Another program wrote the file between this edit's read and write, or right after it. */
const overtaken: readonly string[] = ['changed-meanwhile', 'not-verified'];

async function startingOver<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EditError) || !overtaken.includes(error.code) || tries === TRIES) throw error;
    }
    await sleep(10 * tries * Math.random());
  }
}
