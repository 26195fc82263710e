import { makeFiller, seeded } from './corpus-random.ts';
import { type CorpusSession, writeSession } from './corpus-session.ts';

/** A generated Codex home of a given size: real shapes, made-up numbers, filler for text. */
export interface CorpusOptions {
  readonly dir: string;
  readonly sessions: number;
  /** Bytes over all sessions, met within a few percent. */
  readonly bytes: number;
  readonly seed: number;
  /** Milliseconds since the epoch; the sessions spread over the 60 days before. */
  readonly now: number;
}

/** What a home adds up to. */
export interface CorpusSum {
  readonly bytes: number;
  readonly responses: number;
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

/** A generated home. Its sessions change as they grow. */
export interface Corpus {
  readonly dir: string;
  readonly sessions: readonly CorpusSession[];
}

const DAY = 24 * 3600_000;

/** Writes the corpus: oldest session first, the newest begun a day before `now`. */
export function writeCorpus(options: CorpusOptions): Corpus {
  const random = seeded(options.seed);
  const filler = makeFiller(random);
  const perSession = options.bytes / options.sessions;
  const sessions = Array.from({ length: options.sessions }, (_, index) => {
    const startedAt = Math.floor(options.now - 60 * DAY + (index / options.sessions) * 59 * DAY);
    // A few sessions are much larger than the rest, as in real homes.
    const size = perSession * (index % 10 === 0 ? 4 : 2 / 3);
    return writeSession({ dir: options.dir, startedAt, size, random, filler, index });
  });
  return { dir: options.dir, sessions };
}

/** The sums that must come out. */
export function sumCorpus({ sessions }: Corpus): CorpusSum {
  const sum = { bytes: 0, responses: 0, input: 0, cachedInput: 0, output: 0 };
  for (const { bytes, responses, total } of sessions) {
    sum.bytes += bytes;
    sum.responses += responses;
    sum.input += total.input_tokens;
    sum.cachedInput += total.cached_input_tokens;
    sum.output += total.output_tokens;
  }
  return sum;
}
