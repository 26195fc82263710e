import { openUsageReader } from '../core/usage-reader.ts';
import { usageCommand } from './commands/usage.ts';
import { runQuick } from './run-quick.ts';

/** `usage` alone. */
export const main = (): Promise<void> => runQuick(usageCommand, openUsageReader);
