import { readFile } from 'node:fs/promises';

const SECTION_HEADER = 64;

interface Section {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/** Names in a Rust program: each on its own, and runs of them that stand side by side. */
export interface BinaryNames {
  readonly all: readonly string[];
  /** Names in the order in which the program lists them; fields of a struct are side by side. */
  readonly runs: readonly (readonly string[])[];
}

/**
 * Reads every text constant that looks like a key out of a static Linux program. Rust keeps no zero bytes
 * between texts, so they are found by the pairs of address and length that point at them.
 *
 * @throws Error where the file is not a 64-bit ELF program.
 */
export async function namesInBinary(file: string): Promise<BinaryNames> {
  const bytes = await readFile(file);
  if (bytes.readUInt32BE(0) !== 0x7f454c46) throw new Error(`${file} is not a Linux program`);
  const sections = readSections(bytes);
  const texts = sections.get('.rodata');
  const pointers = sections.get('.data.rel.ro');
  if (texts === undefined || pointers === undefined) throw new Error(`${file} has no text constants`);
  const all = new Set<string>();
  const runs: string[][] = [];
  let run: string[] = [];
  const end = pointers.offset + pointers.size - 15;
  for (let at = pointers.offset; at < end; ) {
    const name = nameAt(bytes, at, texts);
    if (name !== null) {
      all.add(name);
      run.push(name);
      at += 16;
      continue;
    }
    if (run.length > 0) runs.push(run);
    run = [];
    at += 8;
  }
  return { all: [...all].toSorted(), runs };
}

function readSections(bytes: Buffer): Map<string, Section> {
  const table = Number(bytes.readBigUInt64LE(40));
  const count = bytes.readUInt16LE(60);
  const headerAt = (index: number) => table + index * SECTION_HEADER;
  const namesAt = Number(bytes.readBigUInt64LE(headerAt(bytes.readUInt16LE(62)) + 24));
  const sections = new Map<string, Section>();
  for (let index = 0; index < count; index += 1) {
    const header = headerAt(index);
    const nameAt = namesAt + bytes.readUInt32LE(header);
    const name = bytes.toString('latin1', nameAt, bytes.indexOf(0, nameAt));
    sections.set(name, {
      address: Number(bytes.readBigUInt64LE(header + 16)),
      offset: Number(bytes.readBigUInt64LE(header + 24)),
      size: Number(bytes.readBigUInt64LE(header + 32)),
    });
  }
  return sections;
}

function nameAt(bytes: Buffer, at: number, texts: Section): string | null {
  const address = Number(bytes.readBigUInt64LE(at));
  const length = Number(bytes.readBigUInt64LE(at + 8));
  if (length < 1 || length > 80 || address < texts.address || address + length > texts.address + texts.size)
    return null;
  const from = texts.offset + address - texts.address;
  const name = bytes.toString('latin1', from, from + length);
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : null;
}
