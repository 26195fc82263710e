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

/** Takes the key of one event after another: 64 bits of its id. A new id has the key of another with a probability of 1 in 10¹². */
export class EventKeys {
  /** The low and the high half of each key, in turns. */
  private words = new Uint32Array(2 * 1_024);
  /** Bytes of each event. */
  private lengthsOf = new Uint32Array(1_024);
  count = 0;
  /** Events without an id: the key is of all their bytes. */
  withoutId = 0;

  /** Takes an event, one whole object, from `start` to before `end`. */
  add(bytes: Buffer, start = 0, end = bytes.length): void {
    if ((this.count + 1) * 2 > this.words.length) {
      this.words = doubled(this.words);
      this.lengthsOf = doubled(this.lengthsOf);
    }
    this.lengthsOf[this.count] = end - start;
    if (!(startsWithId(bytes, start) && this.addUuid(bytes, start + START.length, end))) {
      this.addOther(bytes.subarray(start, end));
    }
    this.count += 1;
  }

  /** Returns the keys in the order of the events. */
  keys(): BigUint64Array {
    const copy = this.words.slice(0, this.count * 2);
    return new BigUint64Array(copy.buffer);
  }

  /** Returns the bytes of each event in the same order. */
  lengths(): Uint32Array {
    return this.lengthsOf.slice(0, this.count);
  }

  /** Takes an event whose id is elsewhere, or is no UUID. */
  private addOther(event: Buffer): void {
    const value = memberValue(event, 'event_id');
    if (value < 0 || event[value] !== 0x22) {
      this.withoutId += 1;
      this.addHash(event);
    } else if (!this.addUuid(event, value + 1, event.length)) {
      const end = endOfString(event, value);
      this.addHash(event.subarray(value + 1, end < 0 ? event.length : end - 1));
    }
  }

  /** Folds the 128 bits of a UUID to 64. False where it is none. */
  private addUuid(bytes: Buffer, at: number, end: number): boolean {
    if (at + UUID_LENGTH >= end || bytes[at + UUID_LENGTH] !== 0x22) return false;
    let word = 0;
    let digits = 0;
    let low = 0;
    let high = 0;
    for (let index = 0; index < UUID_LENGTH; index += 1) {
      if (index === 8 || index === 13 || index === 18 || index === 23) {
        if (bytes[at + index] !== 0x2d) return false;
        continue;
      }
      const digit = HEX[bytes[at + index] ?? 0] ?? -1;
      if (digit < 0) return false;
      word = (word << 4) | digit;
      digits += 1;
      if ((digits & 7) !== 0) continue;
      if ((digits & 8) !== 0) high ^= word;
      else low ^= word;
      word = 0;
    }
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

function startsWithId(bytes: Buffer, at: number): boolean {
  for (let index = 0; index < START.length; index += 1) {
    if (bytes[at + index] !== START[index]) return false;
  }
  return true;
}

function doubled(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(words.length * 2);
  more.set(words);
  return more;
}
