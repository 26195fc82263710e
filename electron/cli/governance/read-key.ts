import { resolve } from 'node:path';
import { readRegularText } from '../../core/platform/reading/regular-file.ts';
import type { CommandContext } from '../run/command-context.ts';
import { unreadable } from '../terminal/unreadable.ts';

/** The variable that may hold a key instead of a file. */
export const KEY_VARIABLE = 'CODEX_GLANCE_SIGNING_KEY';

/**
 * Reads a key in PEM from a file, else from the environment. Null where neither is given.
 *
 * @throws CliError with exit code 3 where the file cannot be read.
 */
export function readKey({ terminal }: CommandContext, given: string | undefined): string | null {
  if (given === undefined) return terminal.env[KEY_VARIABLE] || null;
  const file = resolve(terminal.cwd, given);
  try {
    return readRegularText(file, 'pem');
  } catch (error) {
    throw unreadable(file, error, 'pem', 'key-unreadable');
  }
}
