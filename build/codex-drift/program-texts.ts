const SECTION_HEADER = 64;

interface Section {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/** The text constants of a program, which stand side by side with nothing between them. */
export interface ProgramTexts {
  /** One character a byte. */
  readonly text: string;
  /** Where in the text something begins that the program refers to: 1 there, else 0. */
  readonly begins: Uint8Array;
  /** Texts of a few characters whose address and length are in tables of the program, such as names of fields. */
  readonly listed: ReadonlySet<string>;
}

/** No name in a table is longer, in characters. */
const LONGEST_LISTED = 80;

/**
 * Reads the text constants of a 64-bit Linux program for x86, and where in them each text begins: places
 * that its code or its data point at.
 *
 * @throws Error where it is another kind of program.
 */
export function readProgramTexts(bytes: Buffer): ProgramTexts {
  if (bytes.readUInt32BE(0) !== 0x7f454c46) throw new Error('This is not a Linux program.');
  const sections = readSections(bytes);
  const [texts, code, data] = ['.rodata', '.text', '.data.rel.ro'].map((name) => sections.get(name));
  if (!texts || !code || !data) throw new Error('The program has no text constants.');
  const begins = new Uint8Array(texts.size);
  const mark = (address: number) => {
    const at = address - texts.address;
    if (at >= 0 && at < texts.size) begins[at] = 1;
  };
  // lea register, [rip + distance]: 48 or 4c, 8d, a byte that names the register, the distance.
  for (let at = code.offset + 1; at < code.offset + code.size - 6; at += 1) {
    if (bytes[at] !== 0x8d) continue;
    const prefix = bytes[at - 1];
    if ((prefix !== 0x48 && prefix !== 0x4c) || ((bytes[at + 1] ?? 0) & 0xc7) !== 0x05) continue;
    mark(at + 6 - code.offset + code.address + bytes.readInt32LE(at + 2));
  }
  const text = bytes.toString('latin1', texts.offset, texts.offset + texts.size);
  const listed = new Set<string>();
  for (let at = data.offset; at < data.offset + data.size - 15; at += 8) {
    const address = Number(bytes.readBigUInt64LE(at));
    mark(address);
    const from = address - texts.address;
    const length = Number(bytes.readBigUInt64LE(at + 8));
    if (from < 0 || length === 0 || length > LONGEST_LISTED || from + length > texts.size) continue;
    listed.add(text.slice(from, from + length));
  }
  return { text, begins, listed };
}

function readSections(bytes: Buffer): Map<string, Section> {
  const table = Number(bytes.readBigUInt64LE(40));
  const count = bytes.readUInt16LE(60);
  const headerAt = (index: number) => table + index * SECTION_HEADER;
  const namesAt = Number(bytes.readBigUInt64LE(headerAt(bytes.readUInt16LE(62)) + 24));
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const header = headerAt(index);
      const nameAt = namesAt + bytes.readUInt32LE(header);
      return [
        bytes.toString('latin1', nameAt, bytes.indexOf(0, nameAt)),
        {
          address: Number(bytes.readBigUInt64LE(header + 16)),
          offset: Number(bytes.readBigUInt64LE(header + 24)),
          size: Number(bytes.readBigUInt64LE(header + 32)),
        },
      ] as const;
    }),
  );
}
