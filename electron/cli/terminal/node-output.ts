import { writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { toCliError } from './cli-error.ts';
import type { ProcessOutput } from './terminal.ts';

/** Wraps a stream of the process. `onGone` runs when its reader has gone away, which is no error. */
export function nodeOutput(stream: WriteStream, onGone: () => void, descriptor = 1): ProcessOutput {
  let gone = false;
  stream.on('error', () => {
    // Writes hear of their own errors; this keeps the event from ending the process.
    gone = true;
    onGone();
  });
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return knownSize(stream.columns);
    },
    get rows() {
      return knownSize(stream.rows);
    },
    get settled() {
      return stream.writableLength === 0;
    },
    write(text: string | Uint8Array) {
      if (gone) return Promise.resolve();
      return new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error && !isClosedPipe(error)) reject(toCliError(error));
          else resolve();
        });
      });
    },
    onResize(listener) {
      stream.on('resize', listener);
      return () => stream.off('resize', listener);
    },
    writeAtExit(text) {
      const write = () => {
        try {
          writeSync(descriptor, text);
        } catch {
          // The terminal is gone, and needs nothing.
        }
      };
      process.on('exit', write);
      return () => process.off('exit', write);
    },
  };
}

/** No terminal has a size of 0: one that does was opened without saying how large it is. */
function knownSize(size: number | undefined): number | null {
  return size || null;
}

/** Returns what writing to a pipe says whose reader has ended: EPIPE, on Windows also EOF. */
export function isClosedPipe(error: Error): boolean {
  return ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'].includes(String(Reflect.get(error, 'code')));
}
