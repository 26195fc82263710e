import { GrownSession } from './grown-session.ts';
import { LineWriter } from './line-writer.ts';
import { seeded } from './random.ts';
import { sharedFiller } from './recordings.ts';
import { type SessionShape, sessionShapes } from './session-shape.ts';

/** A generated Codex home of a given size: lines as real versions wrote them, other ids, times, numbers and texts. */
export interface CorpusOptions {
  readonly dir: string;
  readonly sessions: number;
  /** Bytes over all sessions, met within a few percent. */
  readonly bytes: number;
  readonly seed: number;
  /** Milliseconds since the epoch; the sessions spread over the 60 days before. */
  readonly now: number;
  /** Recorded versions, each with as many of the sessions as days went by until the next; else all that tell tokens. */
  readonly versions?: readonly string[];
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
  readonly sessions: readonly GrownSession[];
}

const DAY = 24 * 3600_000;

/** The newest version counts as used for so long. */
const LAST_IN_USE = 16 * DAY;

/** Versions that a home can be made of, oldest first. */
export const recordedVersions = (): string[] => sessionShapes().map(({ version }) => version);

/** Writes the corpus: oldest session first, the newest begun a day before `now`. */
export function writeCorpus({ dir, sessions, bytes, seed, now, versions }: CorpusOptions): Corpus {
  const random = seeded(seed);
  const perSession = bytes / sessions;
  const out = new LineWriter();
  const shapes = shapesOf(versions ?? recordedVersions().slice(1));
  const written = Array.from({ length: sessions }, (_, index) => {
    const startedAt = Math.floor(now - 60 * DAY + (index / sessions) * 59 * DAY);
    const shape = newestAt(index / sessions, shapes);
    // A few sessions are much larger than the rest, as in real homes.
    const size = perSession * (index % 10 === 0 ? 4 : 2 / 3);
    const plan = { dir, shape, startedAt, until: now, size, random, filler: sharedFiller(), index };
    const session = new GrownSession(plan, out);
    session.write(plan);
    return session;
  });
  return { dir, sessions: written };
}

/** One session of the newest recorded version. */
export interface SessionOptions {
  readonly dir: string;
  /** Milliseconds since the epoch: when it begins, and what no line is later than. */
  readonly startedAt: number;
  readonly until: number;
  readonly size: number;
  readonly seed: number;
}

/** Writes a single session. */
export function writeSession({ seed, ...options }: SessionOptions): GrownSession {
  const shape = sessionShapes().at(-1);
  if (!shape) throw new Error('Nothing is recorded.');
  const plan = { ...options, shape, random: seeded(seed), filler: sharedFiller(), index: seed };
  const session = new GrownSession(plan, new LineWriter());
  session.write(plan);
  return session;
}

function shapesOf(versions: readonly string[]): SessionShape[] {
  const unknown = versions.filter((version) => !recordedVersions().includes(version));
  if (unknown.length === 0) return sessionShapes().filter(({ version }) => versions.includes(version));
  throw new Error(
    `Of ${unknown.join(', ')} no session is recorded. Take of: ${recordedVersions().join(', ')}`,
  );
}

/** The version that was newest after this share of the time from the first to the last of these. */
function newestAt(share: number, shapes: readonly SessionShape[]): SessionShape {
  const [oldest, newest] = [shapes[0], shapes.at(-1)];
  if (!oldest || !newest) throw new RangeError('A home needs a version.');
  const moment = oldest.published + share * (newest.published + LAST_IN_USE - oldest.published);
  return shapes.findLast(({ published }) => published <= moment) ?? oldest;
}

/** The sums that must come out. */
export function sumCorpus({ sessions }: Corpus): CorpusSum {
  const sums = { bytes: 0, responses: 0, input: 0, cachedInput: 0, output: 0 };
  for (const { bytes, responses, sum } of sessions) {
    sums.bytes += bytes;
    sums.responses += responses;
    sums.input += sum.input;
    sums.cachedInput += sum.cachedInput;
    sums.output += sum.output;
  }
  return sums;
}
