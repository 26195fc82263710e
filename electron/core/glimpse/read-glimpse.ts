import type { ReadGlimpse } from './glimpse.ts';
import { glimpseAnew } from './glimpse-anew.ts';
import { listNewest } from './newest-files.ts';
import { tellAgain } from './tell-again.ts';

/**
 * Reads a glimpse. Null where nothing was read before: a first read takes long, and is not begun here.
 *
 * @throws where the index cannot be opened.
 */
export const readGlimpse: ReadGlimpse = async (options, now) => {
  const listing = listNewest(options.codexHomes);
  const again = tellAgain(options, listing, now);
  return again === undefined ? glimpseAnew(options, listing, now) : again;
};
