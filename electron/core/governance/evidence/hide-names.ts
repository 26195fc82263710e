import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';

/** So many hex digits of a name's hash are shown. */
const DIGITS = 12;

export interface HiddenFolders {
  /** Folders whose own names are hidden, absolute, such as projects; a file below one keeps its name from there. */
  readonly folders: readonly string[];
  /** The user's home folder, absolute: of all else below it only names of files stay. */
  readonly home: string;
}

/**
 * Replaces the names of folders in every text of a document by their hash, members' names included. A folder that
 * comes twice has the same hash. Folders of the system stay as they are.
 */
export function hideNames<T>(document: T, { folders, home }: HiddenFolders): T {
  const sorted = [...new Set(folders)]
    .filter((folder) => folder.length > 1)
    .toSorted((a, b) => b.length - a.length);
  const names = new Map(sorted.map((folder) => [folder, hiddenName(folder)]));
  const replace = (text: string): string =>
    hideBelow(
      sorted.reduce((result, folder) => replaceFolder(result, folder, names.get(folder) ?? ''), text),
      home,
    );
  return walk(document, replace) as T;
}

function hiddenName(folder: string): string {
  return `folder-${createHash('sha256').update(folder).digest('hex').slice(0, DIGITS)}`;
}

/** Only whole names count: `/home/ada/code` is no part of `/home/ada/codex`. */
function replaceFolder(text: string, folder: string, name: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(folder); at >= 0; at = text.indexOf(folder, at + folder.length)) {
    if (/[\p{L}\p{N}_.-]/u.test(text[at + folder.length] ?? '/')) continue;
    result += text.slice(from, at) + name;
    from = at + folder.length;
  }
  return result + text.slice(from);
}

/** Hides every path below a folder but for the name of a file. A path ends where a sentence goes on. */
function hideBelow(text: string, home: string): string {
  if (home.length <= 1 || !text.includes(home)) return text;
  const path = home.includes('\\') ? win32 : posix;
  const pattern = new RegExp(
    `${escapePattern(home)}(?:[/\\\\][^\\s"'\`:,;|<>()]*|(?![\\p{L}\\p{N}_.-]))`,
    'gu',
  );
  return text.replace(pattern, (found) => {
    if (found === home) return hiddenName(home);
    const folder = path.dirname(found);
    const isFile = path.extname(found) !== '' || path.basename(folder) === 'bin';
    return isFile ? `${hiddenName(folder)}${path.sep}${path.basename(found)}` : hiddenName(found);
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function walk(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((each) => walk(each, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [replace(name), walk(each, replace)]),
  );
}
