/** Different people, as bits by their numbers: a day of 500 people takes 63 bytes, and days are joined without a query. */
export class PeopleSet {
  private bits: Uint8Array;

  constructor(bits: Uint8Array = new Uint8Array(0)) {
    this.bits = bits;
  }

  add(person: number): void {
    this.grow((person >> 3) + 1);
    this.bits[person >> 3] = (this.bits[person >> 3] ?? 0) | (1 << (person & 7));
  }

  /** Takes in those of another. */
  join(other: Uint8Array): void {
    this.grow(other.length);
    for (let index = 0; index < other.length; index += 1) {
      this.bits[index] = (this.bits[index] ?? 0) | (other[index] ?? 0);
    }
  }

  /** Returns the bits; they end with the highest number. */
  get bytes(): Uint8Array {
    return this.bits;
  }

  get size(): number {
    let count = 0;
    for (const byte of this.bits) {
      for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1;
    }
    return count;
  }

  private grow(length: number): void {
    if (length <= this.bits.length) return;
    const more = new Uint8Array(length);
    more.set(this.bits);
    this.bits = more;
  }
}
