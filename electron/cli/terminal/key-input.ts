import type { ReadStream } from 'node:tty';
import { type Key, keysIn } from './keys.ts';

/** Reads a terminal key by key until the returned function is called. Null where the input is no terminal. */
export function listenForKeys(input: ReadStream, listener: (key: Key) => void): (() => void) | null {
  if (input.isTTY !== true) return null;
  const onData = (data: Buffer) => {
    for (const key of keysIn(data.toString('utf8'))) listener(key);
  };
  input.setRawMode(true);
  input.on('data', onData);
  input.resume();
  return () => {
    input.off('data', onData);
    input.pause();
    input.setRawMode(false);
  };
}

/** Stops the process until the shell lets it go on. Windows has no such thing. */
export function suspend(): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve();
  return new Promise((resolve) => {
    process.once('SIGCONT', () => resolve());
    process.kill(process.pid, 'SIGTSTP');
  });
}
