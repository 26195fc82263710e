import { closeSync, openSync, writeSync } from 'node:fs';

const CAPACITY = 1 << 20;

/** Collects bytes in one buffer and writes them to a file, or hands them out. */
export class LineWriter {
  /** Bytes added since the writer was opened. */
  bytes = 0;
  #buffer: Buffer = Buffer.allocUnsafe(CAPACITY);
  #used = 0;
  #fd: number | null = null;

  open(path: string): void {
    this.bytes = 0;
    this.#used = 0;
    this.#fd = openSync(path, 'w');
  }

  close(): void {
    this.#flush();
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  add(source: Buffer, from = 0, to = source.length): void {
    this.#makeRoom(to - from);
    source.copy(this.#buffer, this.#used, from, to);
    this.#count(to - from);
  }

  addAscii(text: string): void {
    this.#makeRoom(text.length);
    this.#buffer.write(text, this.#used, 'latin1');
    this.#count(text.length);
  }

  /** Gives what was added since the last call; only where no file is open. */
  take(): Buffer {
    const bytes = Buffer.from(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
    return bytes;
  }

  #count(added: number): void {
    this.#used += added;
    this.bytes += added;
  }

  #makeRoom(wanted: number): void {
    if (this.#used + wanted <= this.#buffer.length) return;
    if (this.#fd !== null) this.#flush();
    if (this.#used + wanted <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#used + wanted));
    this.#buffer.copy(grown, 0, 0, this.#used);
    this.#buffer = grown;
  }

  #flush(): void {
    if (this.#fd === null) return;
    writeSync(this.#fd, this.#buffer, 0, this.#used);
    this.#used = 0;
  }
}
