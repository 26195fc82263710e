import { createHash } from 'node:crypto';
import { endOfString, memberValue } from './json-objects.ts';

const HEX = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit += 1) {
  const text = digit.toString(16);
  HEX[text.charCodeAt(0)] = digit;
  HEX[text.toUpperCase().charCodeAt(0)] = digit;
}

const START = Buffer.from('{"event_id":"');
const UUID_LENGTH = 36;
const DASHES: readonly number[] = [8, 13, 18, 23];

/** Takes the key of one event after another: 64 bits of its id. A new id has the key of another with a probability of 1 in 10¹². */
export class EventKeys {
  /** The low and the high half of each key, in turns. */
  private words = new Uint32Array(2 * 1_024);
  count = 0;
  /** Events without an id: the key is of all their bytes. */
  withoutId = 0;

  /** Takes an event, one whole object. */
  add(event: Buffer): void {
    if ((this.count + 1) * 2 > this.words.length) {
      const more = new Uint32Array(this.words.length * 2);
      more.set(this.words);
      this.words = more;
    }
    const at = startsWithId(event) ? START.length : this.findId(event);
    if (at < 0) {
      this.withoutId += 1;
      this.addHash(event);
    } else if (!this.addUuid(event, at)) {
      const end = endOfString(event, at - 1);
      this.addHash(event.subarray(at, end < 0 ? event.length : end - 1));
    }
    this.count += 1;
  }

  /** Returns the keys in the order of the events. */
  keys(): BigUint64Array {
    const copy = this.words.slice(0, this.count * 2);
    return new BigUint64Array(copy.buffer);
  }

  private findId(event: Buffer): number {
    const at = memberValue(event, 'event_id');
    return at >= 0 && event[at] === 0x22 ? at + 1 : -1;
  }

  /** Folds the 128 bits of a UUID to 64. False where it is none. */
  private addUuid(event: Buffer, at: number): boolean {
    if (event[at + UUID_LENGTH] !== 0x22) return false;
    let word = 0;
    let digits = 0;
    let low = 0;
    let high = 0;
    for (let index = 0; index < UUID_LENGTH; index += 1) {
      const byte = event[at + index] ?? 0;
      if (byte === 0x2d && DASHES.includes(index)) continue;
      const digit = HEX[byte] ?? -1;
      if (digit < 0) return false;
      word = (word << 4) | digit;
      digits += 1;
      if (digits % 8 !== 0) continue;
      if (digits % 16 === 8) high ^= word;
      else low ^= word;
      word = 0;
    }
    if (digits !== 32) return false;
    this.put(low, high);
    return true;
  }

  private addHash(bytes: Buffer): void {
    const digest = createHash('sha256').update(bytes).digest();
    this.put(digest.readUInt32LE(0), digest.readUInt32LE(4));
  }

  private put(low: number, high: number): void {
    this.words[this.count * 2] = low;
    this.words[this.count * 2 + 1] = high;
  }
}

function startsWithId(event: Buffer): boolean {
  return event.length > START.length && event.compare(START, 0, START.length, 0, START.length) === 0;
}
