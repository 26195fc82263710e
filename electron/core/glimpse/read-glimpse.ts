import type { ReadGlimpse } from './glimpse.ts';
import { glimpseAnew } from './glimpse-anew.ts';
import { tellAgain } from './tell-again.ts';

/**
 * Reads a glimpse. Null where nothing was read before: a first read takes long, and is not begun here.
 *
 * @throws where the index cannot be opened.
 */
export const readGlimpse: ReadGlimpse = async (options, now) => {
  const again = tellAgain(options, now);
  return again === undefined ? glimpseAnew(options, now) : again;
};
