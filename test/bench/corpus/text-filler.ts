/** What a text in a recorded session was. */
export type TextKind = 'prompt' | 'answer' | 'thought' | 'command' | 'output' | 'secret';

/** A piece of filler: bytes that can be written into a JSON string as they are. */
export interface TextPiece {
  readonly source: Buffer;
  readonly from: number;
  readonly to: number;
}

const CAPACITY = 1 << 18;

const WORDS =
  'return const value from list the into path test build error when file line user data this that code run'.split(
    ' ',
  );

/** Whatever would mislead a reader that searches instead of parsing, and what is not ASCII. */
const RARE = [
  '"token_count"',
  '{"type":"event_msg"}',
  'C:\\dev\\shop',
  'Größe',
  '✓',
  '→',
  '"input_tokens":12',
];

/** So large a share of the texts of a kind is so long, in bytes. */
interface LengthRange {
  readonly share: number;
  readonly least: number;
  readonly most: number;
}

const LENGTHS: Readonly<Record<TextKind, readonly LengthRange[]>> = {
  prompt: [{ share: 1, least: 60, most: 1_500 }],
  answer: [{ share: 1, least: 100, most: 2_000 }],
  thought: [{ share: 1, least: 60, most: 400 }],
  command: [
    { share: 0.85, least: 20, most: 200 },
    { share: 0.15, least: 500, most: 6_000 },
  ],
  // Codex cuts tool output at ten thousand tokens.
  output: [
    { share: 0.7, least: 40, most: 2_000 },
    { share: 0.25, least: 2_000, most: 12_000 },
    { share: 0.05, least: 12_000, most: 40_000 },
  ],
  secret: [{ share: 1, least: 600, most: 4_000 }],
};

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** Seeded text in the place of what users, models and tools wrote. */
export class TextFiller {
  /** Prose and code, escaped for a JSON string, and for a JSON text in a JSON string. */
  readonly #prose: readonly [Buffer, Buffer];
  readonly #secret: Buffer;

  constructor(random: () => number) {
    const parts: string[] = [];
    for (let length = 0; length < CAPACITY; length += parts.at(-1)?.length ?? 0) {
      const [words, draw] = [random() < 0.01 ? RARE : WORDS, random()];
      const word = words[Math.floor(draw * words.length)] ?? '';
      parts.push(random() < 0.1 ? `${word}\n` : `${word} `);
    }
    const once = escaped(parts.join(''));
    this.#prose = [Buffer.from(once), Buffer.from(escaped(once))];
    this.#secret = Buffer.from(
      Buffer.from(Array.from({ length: CAPACITY }, () => random() * 256)).toString('base64'),
    );
  }

  /** Draws a text. `nested` where it goes into a JSON text that is itself a JSON string. */
  draw(kind: TextKind, nested: boolean, random: () => number): TextPiece {
    const { least, most } = rangeOf(LENGTHS[kind], random());
    const length = Math.floor(least + random() * (most - least));
    if (kind !== 'secret') return cut(this.#prose[nested ? 1 : 0], length, random());
    const from = Math.floor(random() * (this.#secret.length - length));
    return { source: this.#secret, from, to: from + length };
  }

  /** Gives a text of this length or a few bytes less, the same for the same recorded one. */
  constant(length: number): string {
    const { source, from, to } = cut(this.#prose[0], Math.min(length, CAPACITY / 2), 0);
    return source.toString('utf8', from, to);
  }
}

function rangeOf(ranges: readonly LengthRange[], draw: number): LengthRange {
  let share = draw;
  for (const range of ranges) {
    share -= range.share;
    if (share < 0) return range;
  }
  throw new RangeError('The shares are less than 1.');
}

/** Begins and ends at a space, so within neither an escape nor a character. */
function cut(source: Buffer, length: number, share: number): TextPiece {
  const start = Math.floor(share * (source.length - length - 64));
  const from = source.indexOf(0x20, start) + 1;
  return { source, from, to: Math.max(from, source.lastIndexOf(0x20, start + length)) };
}
