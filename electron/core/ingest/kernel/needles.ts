import { NEEDLES, STATE } from './line-kernel-map.ts';

/** A member's name in a kernel's memory. */
export interface Needle {
  readonly at: number;
  readonly length: number;
}

/** The names that a kernel has been asked to find, each written to its memory once. */
export class Needles {
  private readonly bytes: Buffer;
  private readonly known = new Map<string, Needle>();
  private end = NEEDLES;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** @throws Error where there is no room for another name. */
  get(name: string): Needle {
    let needle = this.known.get(name);
    if (!needle) {
      const text = `"${name}":`;
      if (this.end + text.length > STATE) throw new Error('There is no room for another name.');
      needle = { at: this.end, length: this.bytes.write(text, this.end, 'latin1') };
      this.end += needle.length;
      this.known.set(name, needle);
    }
    return needle;
  }
}
