import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only saves time, whole or not at all. Where that fails, there is none. */
export function keepWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}`;
  try {
    writeFileSync(beside, text, { mode: 0o600 });
    renameSync(beside, path);
  } catch {}
}
