import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Never longer than this, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * What became of the access control list and the extended attributes of a file that is replaced:
 * - `kept`: the new file has the same;
 * - `refused`: the system has them and would not give them to the new file;
 * - `not-known`: this system has no tool that copies them, so that the file may have had some.
 */
export type AttributesKept =
  | { readonly state: 'kept' | 'not-known' }
  | { readonly state: 'refused'; readonly why: string };

/** Runs a program of the system; rejects where it fails. */
export type SystemTool = (file: string, args: readonly string[]) => Promise<unknown>;

const run: SystemTool = (file, args) =>
  promisify(execFile)(file, [...args], { timeout: PATIENCE_MS, env: { ...process.env, LC_ALL: 'C' } });

/**
 * Gives a new, empty file the permissions, the POSIX access control list and the extended attributes of the
 * file that it will replace. Node has no call for them. On Linux GNU `cp` copies them without the content
 * and fails where one of them cannot be kept; on macOS `copyfile(3)`, which Node's `copyFile` is, copies them
 * with the content, which is then written over.
 */
export async function keepAttributes(
  from: string,
  to: string,
  platform: NodeJS.Platform,
  tool: SystemTool = run,
): Promise<AttributesKept> {
  // On Windows the folder decides who may read a file that is made in it.
  if (platform === 'win32') return { state: 'kept' };
  if (platform === 'darwin') {
    try {
      await copyFile(from, to);
      return { state: 'kept' };
    } catch (error) {
      return { state: 'refused', why: error instanceof Error ? error.message : String(error) };
    }
  }
  try {
    await tool('cp', ['--attributes-only', '--preserve=mode,xattr', '--', from, to]);
    return { state: 'kept' };
  } catch (error) {
    const said = error instanceof Error ? String(Reflect.get(error, 'stderr') ?? '') : '';
    const isOther = /unrecognized option|invalid option|without xattr support/.test(said);
    const isMissing = error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
    if (isOther || isMissing) return { state: 'not-known' };
    return { state: 'refused', why: said.split('\n')[0]?.trim() || String(error) };
  }
}
