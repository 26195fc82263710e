import { GrownSession, type SessionPlan } from './grown-session.ts';
import { LineWriter } from './line-writer.ts';
import { seeded } from './random.ts';
import { sharedFiller } from './recordings.ts';
import { type Replay, replayHome } from './replayed-home.ts';
import { forkShape, type SessionShape, sessionShapes } from './session-shape.ts';

/** A generated Codex home of a given size: lines as real versions wrote them, other ids, times, numbers and texts. */
export interface CorpusOptions {
  readonly dir: string;
  readonly sessions: number;
  /** Bytes over all sessions, met within a few percent. */
  readonly bytes: number;
  readonly seed: number;
  /** Milliseconds since the epoch; the newest session began a day before. */
  readonly now: number;
  /** How far back the oldest session began. */
  readonly days?: number;
  /** Recorded versions, each with as many of the sessions as days went by until the next; else all that tell tokens. */
  readonly versions?: readonly string[];
  /** Adds forks, subagents, reviews, compactions and a few compressed files. */
  readonly isVaried?: boolean;
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
  /** What else it holds, which does not change. */
  readonly replays: readonly Replay[];
}

const DAY = 24 * 3600_000;

/** Of a varied home: one session in so many is a fork where its version copies, is compressed, or comes with a replay. */
const [FORK_EVERY, COMPRESS_EVERY, REPLAY_EVERY] = [20, 40, 20];

/** What a fork goes on for, in bytes. */
const FORK_SIZE = 60_000;

/** Recorded homes of several threads. */
const REPLAYED = [
  'review-0.77.0',
  'review-0.98.0',
  'subagent-0.116.0',
  'migrated-after',
  'review-0.151.0',
  'scenarios-0.169.0',
  'subagent-0.169.0',
];

/** So long ago the oldest version that tells tokens was new, when the newest one was recorded: of each its own days. */
export const ALL_VERSIONS_DAYS = 446;

/** The newest version counts as used for so long. */
const LAST_IN_USE = 16 * DAY;

/** Names the versions that a home can be made of, oldest first. */
export const recordedVersions = (): string[] => sessionShapes().map(({ version }) => version);

/** Writes the corpus, the oldest session first. */
export function writeCorpus(options: CorpusOptions): Corpus {
  const { dir, now, days = 60, isVaried = false } = options;
  const random = seeded(options.seed);
  const out = new LineWriter();
  const shapes = shapesOf(options.versions ?? recordedVersions().slice(1));
  const sessions: GrownSession[] = [];
  for (let index = 0; index < options.sessions; index++) {
    const share = index / options.sessions;
    const shape = newestAt(share, shapes);
    const begun = Math.floor(now - days * DAY + share * (days - 1) * DAY);
    // A few sessions are much larger than the rest, as in real homes.
    const size = (options.bytes / options.sessions) * (index % 10 === 0 ? 4 : 2 / 3);
    const plan = { dir, shape, startedAt: begun, until: now, size, random, filler: sharedFiller(), index };
    const parent = isVaried && index % FORK_EVERY === 1 ? sessions.at(-1) : undefined;
    const isFork = parent?.version === shape.version && forkShape(shape.version) !== null;
    sessions.push(isFork ? forkSession({ ...plan, size: FORK_SIZE }, parent, out) : newSession(plan, out));
  }
  if (!isVaried) return { dir, sessions, replays: [] };
  for (const [index, session] of sessions.entries()) {
    if (index % COMPRESS_EVERY === 3 && session.at < now - 7 * DAY) session.compress();
  }
  return { dir, sessions, replays: writeReplays(options, random, out) };
}

function newSession(plan: SessionPlan, out: LineWriter): GrownSession {
  const session = new GrownSession(plan, out);
  session.write(plan);
  return session;
}

function forkSession(plan: SessionPlan, parent: GrownSession, out: LineWriter): GrownSession {
  const shape = forkShape(parent.version);
  if (!shape) throw new Error(`No fork of ${parent.version} is recorded.`);
  const later = { ...plan, startedAt: Math.max(plan.startedAt, parent.at + 60_000) };
  const session = new GrownSession(later, out);
  session.writeFork(later, parent, shape);
  return session;
}

function writeReplays(
  { dir, sessions, now, days = 60 }: CorpusOptions,
  random: () => number,
  out: LineWriter,
): Replay[] {
  const count = Math.ceil(sessions / REPLAY_EVERY);
  return Array.from({ length: count }, (_, index) => {
    const name = REPLAYED[index % REPLAYED.length] ?? '';
    const startedAt = Math.floor(now - (days - 1) * DAY + (index / count) * (days - 2) * DAY);
    const plan = { dir, name, startedAt, times: 1 + (index % 4), random, filler: sharedFiller() };
    return replayHome(plan, out);
  });
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
  return newSession(plan, new LineWriter());
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

/** Adds up what must come out. */
export function sumCorpus({ sessions, replays }: Corpus): CorpusSum {
  const sums = { bytes: 0, responses: 0, input: 0, cachedInput: 0, output: 0 };
  for (const { bytes, responses, sum } of sessions) {
    sums.bytes += bytes;
    sums.responses += responses;
    sums.input += sum.input;
    sums.cachedInput += sum.cachedInput;
    sums.output += sum.output;
  }
  for (const replay of replays) {
    for (const key of ['bytes', 'responses', 'input', 'cachedInput', 'output'] as const)
      sums[key] += replay[key];
  }
  return sums;
}
