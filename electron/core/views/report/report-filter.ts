import { folderKey, isAnyCase, plainFolder } from '../project-folder.ts';

/** Narrows a report. Each list matches what matches any of its patterns; an empty or absent one matches all. */
export interface ReportFilter {
  /**
   * Folders. With a `/` or `\` an absolute path: that folder and all below it. Else the name of a folder anywhere.
   * Any spelling of the folder works. `*` matches any text, and `unknown` sessions that recorded no folder.
   */
  readonly projects?: readonly string[];
  /** Models, in any case. `*` matches any text, and `unknown` responses that name no model. */
  readonly models?: readonly string[];
}

export const UNKNOWN = 'unknown';

/** Returns true where one of the patterns matches this model, and without patterns. */
export function matchesModel(patterns: readonly string[] | undefined, model: string | null): boolean {
  if (!patterns || patterns.length === 0) return true;
  return patterns.some((pattern) => wildcard(pattern, 'i').test(model ?? UNKNOWN));
}

/** Returns true where one of the patterns matches this folder or one above it, and without patterns. */
export function matchesProject(patterns: readonly string[] | undefined, cwd: string | null): boolean {
  if (!patterns || patterns.length === 0) return true;
  if (cwd === null) return patterns.includes(UNKNOWN);
  const plain = plainFolder(cwd);
  const key = folderKey(cwd);
  return patterns.some((pattern) => {
    if (!/[\\/]|^[A-Za-z]:$/.test(pattern)) {
      return wildcard(pattern, isAnyCase(plain) ? 'i' : '').test(lastPart(plain));
    }
    return isBelow(plainFolder(pattern), plain) || isBelow(folderKey(pattern), key);
  });
}

/** Returns true for the folder itself and for all below it. */
function isBelow(folder: string, cwd: string): boolean {
  if (/^[\\/]$/.test(folder)) return cwd.startsWith(folder);
  return wildcard(folder.replace(/[\\/]+$/, ''), '', '(?:[\\\\/].*)?').test(cwd);
}

function lastPart(path: string): string {
  return (
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? path
  );
}

/** Patterns are few and used for each row. */
const made = new Map<string, RegExp>();

function wildcard(pattern: string, flags = '', tail = ''): RegExp {
  const id = `${flags}/${tail}/${pattern}`;
  let regExp = made.get(id);
  if (!regExp) {
    const literal = pattern.split('*').map((text) => text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
    regExp = new RegExp(`^${literal.join('.*')}${tail}$`, `${flags}s`);
    made.set(id, regExp);
  }
  return regExp;
}
