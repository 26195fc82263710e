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

/**
 * Splits the bytes of a log file into events: objects on lines of their own, or run together without line ends. What
 * stands in strings is passed over and never decoded.
 */
export class EventStream {
  private readonly onEvent: (event: Buffer) => void;
  private rest: Buffer | null = null;
  /** True while each event stands on one line that ends with a line feed, and nothing else does. */
  isPlain = true;

  constructor(onEvent: (event: Buffer) => void) {
    this.onEvent = onEvent;
  }

  /** Takes the next bytes. @throws NotEvents. */
  push(chunk: Buffer): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    const done = this.take(bytes);
    this.rest = done === bytes.length ? null : bytes.subarray(done);
    if ((this.rest?.length ?? 0) > LONGEST) throw new NotEvents('An event has no end.');
  }

  /** Takes what is left. @throws NotEvents where an event has no end. */
  end(): void {
    if (this.rest === null) return;
    this.isPlain = false;
    const bytes = this.rest;
    this.rest = null;
    const done = skipBlanks(bytes, this.takeObjects(bytes, 0));
    if (done < bytes.length) throw new NotEvents('The last event has no end.');
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
        this.onEvent(bytes.subarray(at, end));
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
      this.onEvent(bytes.subarray(start, end));
      objects += 1;
      at = end;
      if (bytes[end] === NEWLINE) return end + 1;
    }
  }
}
