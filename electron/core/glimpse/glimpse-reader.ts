import type { ReadGlimpse } from './glimpse.ts';
import type { glimpseAnew } from './glimpse-anew.ts';
import { basisOf } from './glimpse-basis.ts';
import { tellAgain } from './tell-again.ts';

/**
 * Reads a glimpse; null where nothing was read before: a first read takes long, and is not begun here. What
 * finds it out anew is loaded only where it must be.
 *
 * The reader throws where the index cannot be opened.
 */
export function glimpseReader(loadAnew: () => Promise<typeof glimpseAnew>): ReadGlimpse {
  return async (options, now) => {
    const basis = basisOf(options);
    if (basis === null) return null;
    return tellAgain(options, basis, now) ?? (await loadAnew())(options, basis, now);
  };
}
