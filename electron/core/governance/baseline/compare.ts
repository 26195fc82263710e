import { isDeepStrictEqual } from 'node:util';
import type { DriftChange } from '../../../shared/governance/drift-report.ts';
import type { Picture, PictureEntry } from './picture.ts';

/**
 * Compares two pictures, in the order of the newer one. `changedAt` tells when a file was last changed, in
 * milliseconds since the epoch; null where it is not there. A time before the pin says nothing and is left out.
 */
export function compare(
  before: Picture,
  after: Picture,
  pinnedAt: number,
  changedAt: (file: string) => number | null,
): DriftChange[] {
  const ids = [...Object.keys(after), ...Object.keys(before).filter((id) => !Object.hasOwn(after, id))];
  return ids.flatMap((id): DriftChange[] => {
    const [was, is] = [entryAt(before, id), entryAt(after, id)];
    if (isDeepStrictEqual(was?.value ?? null, is?.value ?? null)) return [];
    const file = is?.file ?? was?.file ?? null;
    const at = file === null ? null : changedAt(file);
    return [
      {
        id,
        before: was?.value ?? null,
        after: is?.value ?? null,
        file,
        changedAt: at === null || at <= pinnedAt ? null : new Date(at).toISOString(),
      },
    ];
  });
}

function entryAt(picture: Picture, id: string): PictureEntry | null {
  return Object.hasOwn(picture, id) ? (picture[id] ?? null) : null;
}
