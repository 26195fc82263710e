import { fstatSync, writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { toCliError } from './cli-error.ts';
import { isClosedPipe, nodeOutput } from './node-output.ts';
import type { ProcessOutput } from './terminal.ts';

/**
 * Returns a descriptor of the process. To a pipe, a file or a socket (what Node gives its children) is written
 * without the stream that Node would make for it, which takes longer than a short command does; `stream` makes it
 * where it is needed. `onGone` runs when the reader has gone away, which is no error.
 */
export function descriptorOutput(
  descriptor: number,
  stream: () => WriteStream,
  onGone: () => void,
): ProcessOutput {
  if (!isPlain(descriptor)) return nodeOutput(stream(), onGone, descriptor);
  let gone = false;
  /** Set where the pipe takes no more for now: a stream knows how to wait. */
  let waiting: ProcessOutput | null = null;
  return {
    isTTY: false,
    columns: null,
    rows: null,
    get settled() {
      return waiting?.settled ?? true;
    },
    async write(text: string | Uint8Array) {
      if (gone) return;
      if (waiting) return waiting.write(text);
      let rest = Buffer.from(text);
      try {
        while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (Reflect.get(error, 'code') === 'EAGAIN') {
          waiting = nodeOutput(stream(), onGone, descriptor);
          return waiting.write(rest);
        }
        if (!isClosedPipe(error)) throw toCliError(error);
        gone = true;
        onGone();
      }
    },
    onResize: () => () => {},
    writeAtExit: () => () => {},
  };
}

/** Returns true for a value that JSON can hold. */
export function isPlain(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isFile() || stats.isSocket();
  } catch {
    return false;
  }
}
