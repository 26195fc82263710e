import type { ReadGlimpse } from '../core/glimpse/glimpse.ts';
import { tellAgain } from '../core/glimpse/tell-again.ts';
import { statuslineCommand } from './commands/statusline.ts';
import { runQuick } from './run-quick.ts';

/** `statusline` alone, which can tell its line again. What can find it out anew is loaded where it must. */
export function main(loadAnew: () => Promise<{ readonly main: ReadGlimpse }>): Promise<void> {
  return runQuick(
    statuslineCommand(async (options, now) => {
      const again = tellAgain(options, now);
      return again === undefined ? (await loadAnew()).main(options, now) : again;
    }),
  );
}
