import { folderKey, isAnyCase, plainFolder } from '../project-folder.ts';

/** Narrows a report. Each list counts what matches any of its patterns; an empty or absent one counts all. */
export interface ReportFilter {
  /**
   * Folders. With a `/` or `\` an absolute path: that folder and all below it. Else the name of a folder,
   * wherever it is. Spelled in any way that means the same folder. `*` stands for any text, and `unknown` for sessions that recorded no folder.
   */
  readonly projects?: readonly string[];
  /** Models, in any case. `*` stands for any text, and `unknown` for responses that name no model. */
  readonly models?: readonly string[];
}

export const UNKNOWN = 'unknown';

/** True where one of the patterns names this model; without patterns, always. */
export function matchesModel(patterns: readonly string[] | undefined, model: string | null): boolean {
  if (!patterns || patterns.length === 0) return true;
  return patterns.some((pattern) => wildcard(pattern, 'i').test(model ?? UNKNOWN));
}

/** True where one of the patterns names this folder or one above it; without patterns, always. */
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

/** True for the folder itself and for all below it. */
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

/** Patterns are few and asked again for each row. */
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
