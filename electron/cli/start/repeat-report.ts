import { readReport } from '../../core/usage/report-cache.ts';
import { stateDirOf } from '../run/named-folders.ts';
import { descriptorOutput, isPlain } from '../terminal/descriptor-output.ts';
import { reportAsked } from '../usage/report-asked.ts';

/**
 * Writes the report that the same command line gave, where no file has changed since. Resolves to false where there is
 * none, or where stdout is a terminal.
 */
export async function repeatReport(argv: readonly string[]): Promise<boolean> {
  if (!isPlain(1)) return false;
  const stateDir = stateDirOf(argv);
  const report = readReport({ stateDir, asked: reportAsked(argv) });
  if (report === null) return false;
  const stdout = descriptorOutput(
    1,
    () => process.stdout,
    () => {},
  );
  await stdout.write(report);
  // What the process would tidy up at its end takes a while.
  if (stdout.settled) process.exit();
  return true;
}
