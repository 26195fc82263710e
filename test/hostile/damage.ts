import { readFileSync, writeFileSync } from 'node:fs';

/** A number from 0 up to a bound, which is left out. */
export type Draw = (below: number) => number;

/** Numbers that are the same for the same seed (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What a disk, a cable or a file system may do to a file. */
export interface Damage {
  readonly name: string;
  /** The bytes as they are then; those given may be changed. */
  readonly damage: (bytes: Buffer, draw: Draw) => Buffer;
}

const PAGE = 4096;

/** Where a page of the file begins; its first where it is small. */
function pageOf(bytes: Buffer, draw: Draw): number {
  return draw(Math.max(1, Math.ceil(bytes.length / PAGE))) * PAGE;
}

export const damages: readonly Damage[] = [
  {
    name: 'a flipped bit',
    damage(bytes, draw) {
      const at = draw(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      return bytes;
    },
  },
  {
    name: 'flipped bits near each other',
    damage(bytes, draw) {
      const from = draw(bytes.length);
      for (let count = 0; count < 8; count++) {
        const at = Math.min(bytes.length - 1, from + draw(64));
        bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      }
      return bytes;
    },
  },
  {
    name: 'a zeroed page',
    damage(bytes, draw) {
      const from = pageOf(bytes, draw);
      return bytes.fill(0, from, Math.min(bytes.length, from + PAGE));
    },
  },
  {
    name: 'a page of other bytes',
    damage(bytes, draw) {
      const from = pageOf(bytes, draw);
      for (let at = from; at < Math.min(bytes.length, from + PAGE); at++) bytes[at] = draw(256);
      return bytes;
    },
  },
  {
    name: 'swapped pages',
    damage(bytes, draw) {
      const [a, b] = [pageOf(bytes, draw), pageOf(bytes, draw)];
      const first = Buffer.from(bytes.subarray(a, a + PAGE));
      bytes.copy(bytes, a, b, b + PAGE);
      first.copy(bytes, b);
      return bytes;
    },
  },
  {
    name: 'a page in the place of another',
    damage(bytes, draw) {
      const [a, b] = [pageOf(bytes, draw), pageOf(bytes, draw)];
      bytes.copy(bytes, a, b, b + PAGE);
      return bytes;
    },
  },
  {
    name: 'the end cut off',
    damage: (bytes, draw) => bytes.subarray(0, draw(bytes.length)),
  },
  {
    name: 'the end cut off at a page',
    damage: (bytes, draw) => bytes.subarray(0, pageOf(bytes, draw)),
  },
  {
    name: 'a page too many',
    damage: (bytes, draw) => Buffer.concat([bytes, bytes.subarray(0, PAGE * (1 + draw(2)))]),
  },
];

/** Damages a file in place, and says how. */
export function damageFile(file: string, draw: Draw): string {
  const bytes = readFileSync(file);
  const chosen = damages[draw(damages.length)];
  if (chosen === undefined || bytes.length === 0) return 'nothing';
  writeFileSync(file, chosen.damage(bytes, draw));
  return chosen.name;
}
