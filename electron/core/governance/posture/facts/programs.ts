import path from 'node:path';
import { isProgram } from '../../../platform/is-program.ts';

/** Where programs are searched. */
export interface ProgramPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Returns the name of the program that a text begins with, where such a program exists on this machine: what
 * cannot be run may be anything, also a secret. Of a command line only its first word counts. Nothing is run.
 */
export async function programIn(text: string, places: ProgramPlaces): Promise<string | null> {
  for (const word of new Set([text.trim(), firstWord(text)])) {
    if (word !== '' && word.length <= LONGEST_PATH && (await exists(word, places))) return word;
  }
  return null;
}

const LONGEST_PATH = 1024;

/** The first word of a command line, without quotes around it. */
export function firstWord(line: string): string {
  const [, double, single, bare] = /^\s*(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(line) ?? [];
  return double ?? single ?? bare ?? '';
}

async function exists(word: string, { env, platform }: ProgramPlaces): Promise<boolean> {
  const isPlain = !/[\\/]/.test(word);
  const windows = platform === 'win32';
  const endings = windows ? ['', '.exe', '.cmd', '.bat'] : [''];
  const folders = isPlain ? (env.PATH ?? env.Path ?? '').split(path.delimiter) : [''];
  for (const folder of folders) {
    const file = isPlain ? path.join(folder, word) : word;
    if (!path.isAbsolute(file)) continue;
    for (const ending of endings) if (await isProgram(file + ending)) return true;
  }
  return false;
}
