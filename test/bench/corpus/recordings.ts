import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLine, type RecordedLine } from './line-template.ts';
import { seeded } from './random.ts';
import { TextFiller } from './text-filler.ts';

/** Homes that real Codex versions wrote, long texts cut, with the sums that must come out. */
const ROOT = fileURLToPath(new URL('../../fixtures/rollouts/', import.meta.url));

/** A recorded session file. */
export interface RecordedFile {
  /** Below the home, with `/`. */
  readonly path: string;
  readonly lines: readonly RecordedLine[];
  /** The lines as they were written. */
  readonly texts: readonly string[];
}

/** Tokens as the report of Glance names them. */
export interface TokenSums {
  readonly responses: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

let shared: TextFiller | undefined;

/** Gives the text that all homes of a run draw from. */
export function sharedFiller(): TextFiller {
  shared ??= new TextFiller(seeded(20_251));
  return shared;
}

const known = new Map<string, readonly RecordedFile[]>();

/** Reads the files of a recorded home in the order in which they were begun. */
export function readRecording(name: string): readonly RecordedFile[] {
  let files = known.get(name);
  if (!files) {
    const root = join(ROOT, name);
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.jsonl'))
      .map((path) => path.replaceAll('\\', '/'));
    files = paths.map((path) => readFile(root, path)).sort((a, b) => begunAt(a) - begunAt(b));
    known.set(name, files);
  }
  return files;
}

const begunAt = ({ lines }: RecordedFile) => lines[0]?.at ?? 0;

function readFile(root: string, path: string): RecordedFile {
  const texts = readFileSync(join(root, path), 'utf8').split('\n').filter(Boolean);
  let before = 0;
  const lines = texts.map((text) => {
    const line = compileLine(text, before, sharedFiller());
    before = line.at ?? before;
    return line;
  });
  return { path, lines, texts };
}

/** The sums of every recorded home, by name. */
export const expectedSums = JSON.parse(readFileSync(join(ROOT, 'expected.json'), 'utf8')) as Readonly<
  Record<string, TokenSums>
>;
