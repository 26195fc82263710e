import { renameSync, rmSync } from 'node:fs';

/** Node 22 warns of its sqlite on stderr, which belongs to the user; it is stable enough to read and write rows. */
export function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Puts a file away that could not be understood: beside, for whoever wants to know why. */
export function setAside(path: string): void {
  renameSync(path, `${path}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}
