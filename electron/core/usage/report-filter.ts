/** Narrows a report. Each list counts what matches any of its patterns; an empty or absent one counts all. */
export interface ReportFilter {
  /**
   * Folders. With a `/` or `\` an absolute path: that folder and all below it. Else the name of a folder,
   * wherever it is. `*` stands for any text, and `unknown` for sessions that recorded no folder.
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
  return patterns.some((pattern) => {
    if (cwd === null) return pattern === UNKNOWN;
    const isPath = /[\\/]/.test(pattern);
    if (!isPath) return wildcard(pattern).test(lastPart(cwd));
    const folder = pattern.replace(/(?<=.)[\\/]+$/, '');
    if (/^[\\/]$/.test(folder)) return cwd.startsWith(folder);
    return wildcard(folder, '', '(?:[\\\\/].*)?').test(cwd);
  });
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
