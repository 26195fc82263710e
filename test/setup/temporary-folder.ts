import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes an empty folder that is removed, with all that is in it, when the test at hand ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'codex-glance-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
