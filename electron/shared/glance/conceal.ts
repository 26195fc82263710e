import type { Snapshot } from '../snapshot.ts';

/** Stands where something is hidden. */
export const HIDDEN = '•••';

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Absolute paths of either platform and those below the home folder, not the path of a URL. */
const path = /(?<![\w/:.])(?:~|[A-Za-z]:)?[\\/](?:[^\s"'`,;:()]+)/g;

/** Entries whose values are places, or say whose work it is. */
const placeKeys = new Set(['cwd', 'path', 'codexHome', 'file', 'repository', 'branch', 'balance']);

/** Entries that no one sees, and that things are found by. */
const nameKeys = new Set(['id', 'threadId', 'windowId', 'sessionId', 'bindingId', 'endpoint', 'url']);

/** A sentence without the paths and the e-mail addresses in it. */
export function concealText(text: string): string {
  return text.replaceAll(email, HIDDEN).replaceAll(path, HIDDEN);
}

/**
 * A Snapshot that can be shown while others look on: folders, files, repositories and addresses are not
 * in it, so that no view, tooltip or label can reveal them. Counts stay, because charts need them; the
 * format of the reader blurs them where they are written.
 */
export function concealSnapshot(snapshot: Snapshot): Snapshot {
  return concealAll(snapshot);
}

/** The same of anything that a host answers with. */
export function concealAll<T extends object>(value: T): T {
  return concealValue(value, '') as T;
}

/**
 * By key and part what was made of it, for as long as the part lives: a part that a new Snapshot keeps is
 * then the same object in its concealed form too.
 */
const concealed = new Map<string, WeakMap<object, unknown>>();

function concealValue(value: unknown, key: string): unknown {
  if (typeof value === 'string') {
    if (nameKeys.has(key)) return value;
    return placeKeys.has(key) ? HIDDEN : concealText(value);
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = concealed.get(key) ?? new WeakMap<object, unknown>();
  concealed.set(key, known);
  if (!known.has(value)) known.set(value, concealParts(value, key));
  return known.get(value);
}

function concealParts(value: object, key: string): unknown {
  if (Array.isArray(value)) return value.map((one) => concealValue(one, key));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) =>
      // What used a window: the key of a folder is its path.
      key === 'folders' && name === 'key' && one !== null ? [name, HIDDEN] : [name, concealValue(one, name)],
    ),
  );
}
