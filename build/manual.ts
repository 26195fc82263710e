import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Named by `man` in package.json, so that npm puts it where `man codex-glance` finds it. */
const MANUAL = 'codex-glance.1';

/** Writes the manual page beside the built program, as that prints it itself. */
export function writeManual(folder: string): void {
  const page = execFileSync(process.execPath, [join(folder, 'cli.js'), 'man'], { encoding: 'utf8' });
  writeFileSync(join(folder, MANUAL), page);
}
