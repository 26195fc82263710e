import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the lock of a folder, synchronously as Electron does. A process that comes second leaves its
 * arguments for the first and gets false.
 */
export function claimInstance(folder: string, onSecond: (argv: string[], cwd: string) => void): boolean {
  const lock = join(folder, 'SingletonLock');
  const calls = join(folder, 'SingletonCalls');
  mkdirSync(calls, { recursive: true });
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
  } catch {
    writeFileSync(join(calls, `${process.pid}.json`), JSON.stringify([process.argv, process.cwd()]));
    return false;
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  const watcher = watch(calls, (_kind, name) => {
    try {
      const [argv, cwd] = JSON.parse(readFileSync(join(calls, String(name)), 'utf8')) as [string[], string];
      rmSync(join(calls, String(name)));
      onSecond(argv, cwd);
    } catch {
      // Told more than once, or before it was written whole; the last telling succeeds.
    }
  });
  watcher.unref();
  return true;
}
