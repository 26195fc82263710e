import { statuslineCommand } from './commands/statusline.ts';
import { runQuick } from './run-quick.ts';

/** `statusline` alone. */
export const main = (): Promise<void> => runQuick(statuslineCommand);
