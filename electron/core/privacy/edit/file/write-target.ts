import * as fs from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { editErrorMessage } from '../../../../shared/messages/en/privacy/edit-error.ts';
import { verbatim } from '../../../../shared/messages/en/words.ts';
import { EditError, systemCode } from './edit-error.ts';
import { keepAttributes } from './keep-attributes.ts';
import { readTarget, type TargetFile } from './target-file.ts';
import { removeLeftovers, tempBeside } from './temp-file.ts';

/** What the writer asks of the file system; tests simulate a disk that fails. */
export type WriteFs = Pick<typeof fs, 'open' | 'rename' | 'link' | 'unlink' | 'access' | 'constants'>;

/**
 * Replaces a file's bytes in one step: a temporary file beside it is written, forced to disk and put in
 * its place, so that a reader sees the old bytes or the new ones. The owner, the permissions, the access
 * control list and the extended attributes stay, a link stays a link. A file with a second hard link is
 * refused: the other name would keep the old bytes. Only a file that still is what was read is replaced.
 *
 * @throws EditError; the file is then as it was.
 */
export async function writeTarget(before: TargetFile, bytes: Uint8Array, io: WriteFs = fs): Promise<void> {
  await checkWritable(before, io);
  const folder = dirname(before.target);
  await removeLeftovers(folder, basename(before.target));
  const temp = tempBeside(before.target);
  try {
    await writeTemp(temp, before, bytes, io);
    await checkUnchanged(before);
    if (before.owner === null) await putNew(temp, before, io);
    else await renameOver(temp, before.target, io);
  } catch (error) {
    await io.unlink(temp).catch(() => {});
    throw error instanceof EditError ? error : writeError(error, before);
  }
  await syncFolder(folder, io);
}

/** Removes a file that still is what was read. Throws as `writeTarget` does. */
export async function removeTarget(before: TargetFile, io: WriteFs = fs): Promise<void> {
  await checkUnchanged(before);
  try {
    await io.unlink(before.target);
  } catch (error) {
    throw writeError(error, before);
  }
  await syncFolder(dirname(before.target), io);
}

/**
 * Returns why a file that was read could not be replaced, as far as that shows without writing; null where nothing
 * speaks against it.
 */
export async function writeObstacle(before: TargetFile, io: WriteFs = fs): Promise<EditError | null> {
  try {
    await checkWritable(before, io);
    await io.access(dirname(before.target), io.constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof EditError ? error : writeError(error, before);
  }
}

/** A rename would replace a read-only file as well, against what its permissions say. */
async function checkWritable({ file, target, owner }: TargetFile, io: WriteFs): Promise<void> {
  if (owner === null) return;
  if (owner.links > 1) {
    throw new EditError(
      'hard-links',
      editErrorMessage('edit-error.hard-links', { file, links: owner.links }),
      file,
    );
  }
  const readOnly = (owner.mode & 0o222) === 0 || !(await mayWrite(target, io));
  if (!readOnly) return;
  throw new EditError('read-only-file', editErrorMessage('edit-error.read-only-file', { file }), file);
}

async function mayWrite(target: string, io: WriteFs): Promise<boolean> {
  return io.access(target, io.constants.W_OK).then(
    () => true,
    // A read-only disk is reported as such when the temporary file is made.
    (error) => systemCode(error) === 'EROFS',
  );
}

async function writeTemp(temp: string, before: TargetFile, bytes: Uint8Array, io: WriteFs): Promise<void> {
  const handle = await io.open(temp, 'wx', 0o600);
  try {
    const { owner } = before;
    if (owner !== null) {
      const made = await handle.stat();
      if (made.uid !== owner.uid || made.gid !== owner.gid) await keepOwner(handle, owner, before.file);
      await keepAccess(handle, temp, before, owner.mode);
    }
    await handle.truncate(0);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function keepOwner(
  handle: fs.FileHandle,
  { uid, gid }: { readonly uid: number; readonly gid: number },
  file: string,
): Promise<void> {
  try {
    await handle.chown(uid, gid);
  } catch {
    throw new EditError('owner', editErrorMessage('edit-error.owner', { file }), file);
  }
}

/**
 * Gives the temporary file what the file has besides its bytes. Where it cannot be known whether there is an
 * access control list, the bits of the group may be the list's mask, so that only the owner keeps access.
 */
async function keepAccess(
  handle: fs.FileHandle,
  temp: string,
  before: TargetFile,
  mode: number,
): Promise<void> {
  const { file, target } = before;
  const kept = await keepAttributes(target, temp, process.platform);
  if (kept.state === 'refused') {
    // A file that went away meanwhile has none to give.
    await checkUnchanged(before);
    throw new EditError(
      'attributes',
      editErrorMessage('edit-error.attributes', { file, why: verbatim(kept.why) }),
      file,
    );
  }
  if (kept.state === 'not-known') await handle.chmod(mode & 0o700);
  // Changing the owner takes the set-user-id bits away, and Windows has the read-only bit alone.
  else if (((await handle.stat()).mode & 0o7777) !== mode) await handle.chmod(mode);
}

/** The last look before the rename. There is no lock: Codex and editors do not take one. */
async function checkUnchanged(before: TargetFile): Promise<void> {
  const now = await readTarget(before.file);
  const same =
    now.target === before.target &&
    (now.bytes === null || before.bytes === null
      ? now.bytes === before.bytes
      : now.bytes.equals(before.bytes));
  if (same) return;
  throw new EditError(
    'changed-meanwhile',
    editErrorMessage('edit-error.changed', { file: before.file }),
    before.file,
  );
}

/** A link to the temporary file fails where a file has come into being; a rename would replace it. */
async function putNew(temp: string, before: TargetFile, io: WriteFs): Promise<void> {
  try {
    await io.link(temp, before.target);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      throw new EditError(
        'changed-meanwhile',
        editErrorMessage('edit-error.made', { file: before.file }),
        before.file,
      );
    }
    // Some file systems have no links.
    return renameOver(temp, before.target, io);
  }
  await io.unlink(temp);
}

/** On Windows a program that reads the file keeps others from replacing it for a moment. */
async function renameOver(temp: string, target: string, io: WriteFs): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await io.rename(temp, target);
    } catch (error) {
      const busy = ['EBUSY', 'EPERM', 'EACCES'].includes(systemCode(error));
      if (process.platform !== 'win32' || !busy || attempt === 10) throw error;
      await sleep(attempt * 20);
    }
  }
}

/** Makes the rename last through a power cut. Windows cannot open a folder for it. */
async function syncFolder(folder: string, io: WriteFs): Promise<void> {
  try {
    const handle = await io.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The bytes are in place either way.
  }
}

function writeError(error: unknown, { file, target }: TargetFile): EditError {
  const folder = dirname(target);
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new EditError('disk-full', editErrorMessage('edit-error.disk-full', { file }), file);
    case 'EACCES':
    case 'EPERM':
      return new EditError(
        'read-only-folder',
        editErrorMessage('edit-error.read-only-folder', { folder }),
        folder,
      );
    case 'EROFS':
      return new EditError(
        'read-only-disk',
        editErrorMessage('edit-error.read-only-disk', { folder }),
        folder,
      );
    default:
      return new EditError(
        'write-failed',
        editErrorMessage('edit-error.not-written', { file, why: systemCode(error) || String(error) }),
        file,
      );
  }
}
