import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { settingsFile } from '../../core/settings/settings-file.ts';
import type { CodexHome } from '../../shared/snapshot.ts';
import { CliError } from '../terminal/cli-error.ts';

/**
 * Checks a folder that the command line names.
 *
 * @throws CliError where it is missing or no folder.
 */
export function checkFolder(path: string, option: string): void {
  const name = `Name another with ${option}.`;
  const found = look(path);
  if (found === null) throw missing(`The folder ${path} does not exist. ${name}`, path);
  if (!found.isDirectory()) throw notFolder(`${path} is not a folder. Name a folder with ${option}.`, path);
}

/**
 * Checks the Codex homes that are read. The default one may be missing: Codex has not run yet then. One that
 * somebody named is a mistake.
 *
 * @throws CliError where one cannot be read as a home.
 */
export function checkHomes(paths: readonly string[], source: CodexHome['source'], stateDir: string): void {
  for (const path of paths) {
    const found = look(path);
    const { is, what } = originOf(source, stateDir);
    if (found === null && source !== 'default') {
      throw missing(`The Codex home ${path}${is} does not exist. ${what}`, path);
    }
    if (found !== null && !found.isDirectory()) throw notFolder(`${path} is not a folder. ${what}`, path);
  }
}

/** Where a home was named, and what to do about it. */
function originOf(
  source: CodexHome['source'],
  stateDir: string,
): { readonly is: string; readonly what: string } {
  if (source === 'environment') {
    return { is: ' of CODEX_HOME', what: 'Change CODEX_HOME, or name a folder with --codex-home.' };
  }
  if (source === 'settings') {
    const file = settingsFile(stateDir);
    return {
      is: ' of the settings',
      what: `Change codex_homes in ${file}, or name a folder with --codex-home.`,
    };
  }
  return { is: '', what: 'Name another with --codex-home.' };
}

/**
 * Checks that Glance's state folder is one, or can become one.
 *
 * @throws CliError where something else is in its place.
 */
export function checkStateDir(path: string): void {
  const found = look(path);
  if (found?.isDirectory() === true) return;
  const name = 'Name another folder with --state-dir.';
  if (found !== null) throw notFolder(`The state folder ${path} is a file. ${name}`, path);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw missing(`The state folder ${path} is a link to something that does not exist. ${name}`, path);
}

/** Null where nothing is there. */
function look(path: string): Stats | null {
  try {
    const found = statSync(path, { throwIfNoEntry: false }) ?? null;
    if (found === null) checkAbove(path);
    return found;
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') {
      throw notFolder(`${path} cannot be there: a part of the path is a file. Name a folder.`, path);
    }
    if (code === 'ELOOP') throw notFolder(`The links of ${path} form a loop. Name a folder.`, path);
    const why = code === 'EACCES' ? 'you may not read it' : code;
    throw new CliError(3, 'not-readable', `${path} cannot be accessed: ${why}.`, path);
  }
}

/** A path below a file is not merely missing. */
function checkAbove(path: string): void {
  const above = dirname(path);
  const stats = statSync(above, { throwIfNoEntry: false });
  if (stats === undefined && above !== path) checkAbove(above);
  if (stats !== undefined && !stats.isDirectory()) {
    throw notFolder(`${path} cannot be there: ${above} is a file. Name a folder.`, path);
  }
}

function missing(message: string, path: string): CliError {
  return new CliError(3, 'not-found', message, path);
}

function notFolder(message: string, path: string): CliError {
  return new CliError(3, 'not-a-folder', message, path);
}
