import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { editErrorMessage } from '../../../../shared/messages/en/privacy/edit-error.ts';
import { loadRegularFile } from '../../../platform/reading/regular-file.ts';
import { EditError, systemCode } from './edit-error.ts';

/** A file to edit as it was read. */
export interface TargetFile {
  /** As Codex names it. */
  readonly file: string;
  /** Where its bytes stand, with every link followed. */
  readonly target: string;
  /** Null where there is no file yet. */
  readonly bytes: Buffer | null;
  /** Null where there is no file yet. */
  readonly owner: {
    readonly mode: number;
    readonly uid: number;
    readonly gid: number;
    /** How many names the file has: 1, or more with hard links. */
    readonly links: number;
  } | null;
}

/**
 * Reads a file through its links, with what must stay as it is. A file that is missing in a folder that
 * exists is one to make.
 *
 * @throws EditError where it cannot be edited.
 */
export async function readTarget(file: string): Promise<TargetFile> {
  const target = await followLinks(file);
  if (target === null) return { file, target: await placeOfNew(file), bytes: null, owner: null };
  try {
    const { mode, uid, gid, nlink } = await stat(target);
    // Opening a pipe would wait for its other end.
    if ((mode & FILE_TYPE) !== REGULAR_FILE) {
      throw new EditError('not-a-file', editErrorMessage('edit-error.not-a-file', { file }), file);
    }
    return {
      file,
      target,
      bytes: await loadRegularFile(target, 'config'),
      owner: { mode: mode & 0o7777, uid, gid, links: nlink },
    };
  } catch (error) {
    if (error instanceof EditError) throw error;
    if (systemCode(error) === 'ENOENT') {
      throw new EditError('changed-meanwhile', editErrorMessage('edit-error.went-away', { file }), file);
    }
    throw notReadable(error, file);
  }
}

const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

/** Null where the file is missing and is no link. */
async function followLinks(file: string): Promise<string | null> {
  try {
    return await realpath(file);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ELOOP') {
      throw new EditError('link-loop', editErrorMessage('edit-error.link-loop', { file }), file);
    }
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw notReadable(error, file);
  }
  const stats = await lstat(file).catch(() => null);
  if (!stats?.isSymbolicLink()) return null;
  const goal = await readlink(file);
  throw new EditError('dangling-link', editErrorMessage('edit-error.dangling-link', { file, goal }), file);
}

/**
 * The home itself is not made: Codex refuses to start with a `CODEX_HOME` that does not exist, so a
 * missing one is a wrong path, or a machine on which Codex has not run.
 */
async function placeOfNew(file: string): Promise<string> {
  const folder = dirname(file);
  try {
    return join(await realpath(folder), basename(file));
  } catch {
    throw new EditError('no-home', editErrorMessage('edit-error.no-home', { folder }), folder);
  }
}

function notReadable(error: unknown, file: string): EditError {
  const code = systemCode(error);
  const message =
    code === 'EACCES' || code === 'EPERM'
      ? editErrorMessage('edit-error.no-right', { file })
      : editErrorMessage('edit-error.not-readable', { file, code });
  return new EditError('not-readable', message, file);
}
