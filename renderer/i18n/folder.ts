import type { LocaleContext } from './locale-context.tsx';

/** The last part of a path of either platform, as a name for its folder. */
export function folderName(path: string): string {
  const trimmed = path.replace(/[\\/]+$/, '');
  return trimmed.slice(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1) || path;
}

/** A path cut at its start, at a separator, to at most `max` characters where that is possible. */
export function shortPath(path: string, max: number): string {
  if (path.length <= max) return path;
  const separator = path.includes('\\') ? '\\' : '/';
  const parts = path.split(separator);
  let kept = parts.pop() ?? path;
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const longer = `${part}${separator}${kept}`;
    if (longer.length + 2 > max) break;
    kept = longer;
  }
  return `…${separator}${kept}`;
}

/** A folder as the reader may see it: by its name, or by a number where names are hidden. */
export function folderText(
  path: string | null,
  { strings, isPrivate, folderNumber }: Pick<LocaleContext, 'strings' | 'isPrivate' | 'folderNumber'>,
): string {
  if (path === null) return strings.live.folderUnknown;
  return isPrivate ? strings.privacy.folder(folderNumber(path)) : folderName(path);
}
