import { lstatSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What an event of `fs.watch` is about. */
export interface EventPath {
  /** Absolute, as reached from the watched folder. */
  readonly path: string;
  /** The watched folder itself was removed or moved: its watch reports nothing more. */
  readonly isItself: boolean;
}

/**
 * Reads the event of a watched folder. Linux and macOS report the end of the folder under its own name; it is taken
 * for that where no entry of that name exists.
 */
export function eventPath(watched: string, event: string, name: string | null): EventPath {
  const path = name === null ? watched : join(watched, name);
  const isItself = name === null || (name === basename(watched) && kindOf(path) === null);
  return isItself ? { path: watched, isItself: event === 'rename' } : { path, isItself };
}

/** Returns what is at a path without following links; null where there is nothing. */
export function kindOf(path: string) {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}
