import type { Drawing } from './icon-sizes.ts';

/**
 * The entries of a macOS icon, as `iconutil` writes them: 16 and 32 points at single scale as packed
 * pixels, because macOS does not show PNGs there, and everything else as PNG.
 * Types: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
const ENTRIES: readonly { readonly type: string; readonly size: number; readonly packed?: true }[] = [
  { type: 'ic04', size: 16, packed: true },
  { type: 'ic05', size: 32, packed: true },
  { type: 'ic07', size: 128 },
  { type: 'ic08', size: 256 },
  { type: 'ic09', size: 512 },
  { type: 'ic10', size: 1024 },
  { type: 'ic11', size: 32 },
  { type: 'ic12', size: 64 },
  { type: 'ic13', size: 256 },
  { type: 'ic14', size: 512 },
];

/** Puts drawings into one `.icns`. @throws RangeError where a size is missing. */
export function icns(drawings: readonly Drawing[]): Buffer {
  const entries = ENTRIES.map(({ type, size, packed }) => {
    const drawing = drawings.find((each) => each.size === size);
    if (drawing === undefined) throw new RangeError(`The icon was not drawn at ${size} pixels.`);
    return block(type, packed ? argb(drawing) : drawing.png);
  });
  return block('icns', Buffer.concat(entries));
}

function block(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + body.length, 4);
  return Buffer.concat([head, body]);
}

/** All alphas, then all reds, greens and blues, each packed by itself. */
function argb({ rgba }: Drawing): Buffer {
  const planes = [3, 0, 1, 2].map((channel) => pack(rgba.filter((_, index) => index % 4 === channel)));
  return Buffer.concat([Buffer.from('ARGB', 'latin1'), ...planes]);
}

const SHORTEST_RUN = 3;
const LONGEST_RUN = 130;
const LONGEST_COPY = 128;

/** Run lengths: below 128, one more bytes than that follow; from 128 on, the next byte comes 125 less times. */
function pack(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  let copied: number[] = [];
  const flush = () => {
    if (copied.length > 0) out.push(copied.length - 1, ...copied);
    copied = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    let run = 1;
    while (run < LONGEST_RUN && bytes[at + run] === byte) run += 1;
    if (run >= SHORTEST_RUN) {
      flush();
      out.push(run + 125, byte);
      at += run;
      continue;
    }
    copied.push(byte);
    if (copied.length === LONGEST_COPY) flush();
    at += 1;
  }
  flush();
  return Buffer.from(out);
}
