import type { glimpseAnew } from '../core/glimpse/glimpse-anew.ts';
import { listNewest } from '../core/glimpse/newest-files.ts';
import { tellAgain } from '../core/glimpse/tell-again.ts';
import { statuslineCommand } from './commands/statusline.ts';
import { runQuick } from './run-quick.ts';

/** `statusline` alone, which can tell its line again. What can find it out anew is loaded where it must. */
export function main(loadAnew: () => Promise<{ readonly main: typeof glimpseAnew }>): Promise<void> {
  return runQuick(
    statuslineCommand(async (options, now) => {
      const listing = listNewest(options.codexHomes);
      const again = tellAgain(options, listing, now);
      return again === undefined ? (await loadAnew()).main(options, listing, now) : again;
    }),
  );
}
