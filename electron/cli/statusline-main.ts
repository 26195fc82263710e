import type { glimpseAnew } from '../core/glimpse/glimpse-anew.ts';
import { glimpseReader } from '../core/glimpse/glimpse-reader.ts';
import { statuslineCommand } from './commands/statusline.ts';
import { runQuick } from './run-quick.ts';

/** `statusline` alone, which can tell its line again. What can find it out anew is loaded where it must be. */
export function main(loadAnew: () => Promise<{ readonly main: typeof glimpseAnew }>): Promise<void> {
  return runQuick(statuslineCommand(glimpseReader(async () => (await loadAnew()).main)));
}
