/** 2^26 bits: 8 MB. With 10 million keys one in 20 new ones is looked up in vain. */
const BITS = 2 ** 26;
const HASHES = 4;

/**
 * Tells in a fixed memory which keys may be known: a Bloom filter. A key that it does not have is new; one that it has
 * is to be looked up where keys are kept.
 */
export class KnownKeys {
  private readonly bits = new Uint32Array(BITS / 32);

  /** Takes keys in, and returns those that may have been in it before. */
  add(keys: BigUint64Array): bigint[] {
    const words = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
    const maybe: bigint[] = [];
    for (let index = 0; index < keys.length; index += 1) {
      const isNew = this.set(words[index * 2] ?? 0, words[index * 2 + 1] ?? 0);
      if (!isNew) maybe.push(keys[index] ?? 0n);
    }
    return maybe;
  }

  /** Sets the bits of a key; true where one was not set. */
  private set(low: number, high: number): boolean {
    const first = mix(low ^ Math.imul(high, 0x85ebca6b));
    const step = mix(high ^ Math.imul(low, 0xc2b2ae35)) | 1;
    let isNew = false;
    for (let hash = 0; hash < HASHES; hash += 1) {
      const bit = (first + Math.imul(hash, step)) >>> 6;
      const word = bit >>> 5;
      const mask = 1 << (bit & 31);
      const before = this.bits[word] ?? 0;
      if ((before & mask) === 0) {
        isNew = true;
        this.bits[word] = before | mask;
      }
    }
    return isNew;
  }
}

/** The finalizer of MurmurHash3. */
function mix(value: number): number {
  let word = value ^ (value >>> 16);
  word = Math.imul(word, 0x85ebca6b);
  word ^= word >>> 13;
  word = Math.imul(word, 0xc2b2ae35);
  return word ^ (word >>> 16);
}

/** Returns true where sorted keys have this one. */
export function hasKey(sorted: BigUint64Array, key: bigint): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] ?? 0n;
    if (found === key) return true;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
