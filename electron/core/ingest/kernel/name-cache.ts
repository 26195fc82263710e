import { LONGEST_NAME } from './protocol.ts';

/** The place in a kernel's memory of a name that is nearly always the same, file after file. */
export class NameCache {
  private readonly bytes: Buffer;
  private readonly at: number;
  private name: string | undefined;
  private length = -1;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Something else may stand there. */
  forget(): void {
    this.name = undefined;
  }

  /** The name that stands there, put by the kernel, of so many bytes; null for -1. */
  take(length: number): string | null {
    if (length < 0) return null;
    this.name = this.bytes.toString('utf8', this.at, this.at + length);
    this.length = length;
    return this.name;
  }

  /**
   * Its length in bytes once it stands there; -1 for none. Names with a quote or a backslash stand escaped
   * in their lines, and are left to the parser: -2, as for those that are too long.
   */
  put(name: string | null): number {
    if (name === null) return -1;
    if (name !== this.name) {
      this.name = name;
      const length = Buffer.byteLength(name);
      const fits = length <= LONGEST_NAME && !/["\\]/.test(name);
      this.length = fits ? this.bytes.write(name, this.at) : -2;
    }
    return this.length;
  }
}
