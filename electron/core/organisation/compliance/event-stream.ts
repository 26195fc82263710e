import { endOfObject, skipBlanks } from './json-objects.ts';

const NEWLINE = 0x0a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const TOGETHER = Buffer.from('}{');
const APART = Buffer.from('} {');

/** An event longer than this is none: a file has at most 15 MB. */
const LONGEST = 64_000_000;

/** Thrown where the bytes are no events. */
export class NotEvents extends Error {}

/** Takes one event: the bytes from `start` to before `end`. They are valid until it returns. */
export type OnEvent = (bytes: Buffer, start: number, end: number) => void;

/**
 * Splits the bytes of a log file into events: objects on lines of their own, or run together without line ends. What
 * is in strings is passed over and never decoded.
 */
export class EventStream {
  private readonly onEvent: OnEvent;
  /** The begin of an event whose end has not come. */
  private rest: Buffer | null = null;
  /** True while each event stands on one line that ends with a line feed, and nothing else does. */
  isPlain = true;

  constructor(onEvent: OnEvent) {
    this.onEvent = onEvent;
  }

  /** Takes the next bytes. @throws NotEvents. */
  push(chunk: Buffer): void {
    let at = 0;
    if (this.rest !== null) {
      // Only the line that was cut is put together: copying every chunk would cost more than all else.
      const line = chunk.indexOf(NEWLINE) + 1;
      const bytes = Buffer.concat([this.rest, line === 0 ? chunk : chunk.subarray(0, line)]);
      const done = this.take(bytes);
      at = line === 0 ? chunk.length : line;
      this.keep(bytes, done);
      if (this.rest !== null) {
        // It goes on over the next line.
        const more = Buffer.concat([this.rest, chunk.subarray(at)]);
        this.keep(more, this.take(more));
        return;
      }
    }
    this.keep(chunk, at + this.take(at === 0 ? chunk : chunk.subarray(at)));
  }

  /** Takes what is left. @throws NotEvents where an event has no end. */
  end(): void {
    if (this.rest === null) return;
    this.isPlain = false;
    const bytes = this.rest;
    this.rest = null;
    let done = 0;
    for (let next = -1; next !== done && done < bytes.length; ) {
      next = done;
      done = this.takeObjects(bytes, done);
    }
    done = skipBlanks(bytes, done);
    if (done < bytes.length) throw new NotEvents('The last event has no end.');
  }

  /** Keeps what follows `done` until more comes; a copy, as the bytes are of a larger chunk. */
  private keep(bytes: Buffer, done: number): void {
    this.rest = done >= bytes.length ? null : Buffer.from(bytes.subarray(done));
    if ((this.rest?.length ?? 0) > LONGEST) throw new NotEvents('An event has no end.');
  }

  /** Returns how many bytes were taken: the rest is part of an event. */
  private take(bytes: Buffer): number {
    let together = bytes.indexOf(TOGETHER);
    let apart = bytes.indexOf(APART);
    for (let at = 0; ; ) {
      const end = bytes.indexOf(NEWLINE, at);
      if (end < 0) return at;
      if (together >= 0 && together < at) together = bytes.indexOf(TOGETHER, at);
      if (apart >= 0 && apart < at) apart = bytes.indexOf(APART, at);
      const mayBeMany = (together >= 0 && together < end) || (apart >= 0 && apart < end);
      if (!mayBeMany && bytes[at] === OPEN && bytes[end - 1] === CLOSE && end > at + 1) {
        this.onEvent(bytes, at, end);
        at = end + 1;
        continue;
      }
      const next = this.takeObjects(bytes, at);
      if (next === at) return at;
      at = next;
    }
  }

  /** Takes the objects from `at` up to and with the next line end after one; returns where it ended. */
  private takeObjects(bytes: Buffer, from: number): number {
    let at = from;
    let objects = 0;
    for (;;) {
      const start = skipBlanks(bytes, at);
      if (start >= bytes.length) {
        if (objects !== 1 || start !== at) this.isPlain = false;
        return start;
      }
      if (bytes[start] !== OPEN) throw new NotEvents('It is no JSON object.');
      const end = endOfObject(bytes, start);
      if (end < 0) return at;
      if (start !== from || objects > 0 || bytes.subarray(start, end).includes(NEWLINE)) this.isPlain = false;
      this.onEvent(bytes, start, end);
      objects += 1;
      at = end;
      if (bytes[end] === NEWLINE) return end + 1;
    }
  }
}
