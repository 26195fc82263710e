import { setTimeout as pause } from 'node:timers/promises';
import { type Corpus, writeCorpus } from '../corpus/corpus.ts';
import type { GrownSession } from '../corpus/grown-session.ts';
import { measurementOf, type Outcome } from '../table/figure.ts';
import { type Follower, startFollower } from '../workbench/follower.ts';
import { SMALL_SESSION, type Workbench } from '../workbench/workbench.ts';

const FEW = 100;

/** Appends of each kind: to sessions that were not touched since the start, then to ten that were. */
const APPENDS = 100;
const HOT = 10;

/** Appends to each home come in this many turns, after as many uncounted ones: code runs slowly at first. */
const TURNS = 5;

/** The save that follows an append by 1 s comes within the pause after it, so each append has its own. */
const HASTE = 50;
const PAUSE_MS = 40;

/** A followed home, its sessions, and how many responses it shows today. */
interface Home {
  readonly follower: Follower;
  readonly sessions: readonly GrownSession[];
  responses: number;
}

async function openHome(bench: Workbench, { dir, sessions }: Corpus): Promise<Home> {
  const stateDir = bench.folder('state');
  const follower = await startFollower({ codexHome: dir, stateDir, cwd: bench.cwd, haste: HASTE });
  return { follower, sessions, responses: follower.seen.at(-1)?.responses ?? 0 };
}

/** CPU time of the whole path from the file to the Snapshot and the index, in microseconds an append. */
async function cost(home: Home, sessions: readonly GrownSession[]): Promise<number> {
  const before = await home.follower.cpu();
  for (const session of sessions) {
    session.grow(Date.now());
    home.responses += 1;
    await home.follower.until(home.responses);
    await pause(PAUSE_MS);
  }
  return ((await home.follower.cpu()) - before) / sessions.length;
}

/** As many sessions as appends, spread over all. */
function spread(sessions: readonly GrownSession[], count: number): GrownSession[] {
  const step = sessions.length / count;
  return Array.from({ length: count }, (_, index) => sessions[Math.floor(index * step)]).filter(
    (session) => session !== undefined,
  );
}

function repeated(sessions: readonly GrownSession[], count: number): GrownSession[] {
  return Array.from({ length: count }, (_, index) => sessions[index % sessions.length]).filter(
    (session) => session !== undefined,
  );
}

/** Appends in turn to each home, so that whatever else the machine does strikes both. */
async function measureBoth(homes: readonly Home[], pick: (home: Home) => readonly GrownSession[]) {
  const costs = homes.map(() => 0);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [place, home] of homes.entries()) {
      const sessions = pick(home).slice((turn * APPENDS) / TURNS, ((turn + 1) * APPENDS) / TURNS);
      costs[place] = (costs[place] ?? 0) + (await cost(home, sessions)) / TURNS;
    }
  }
  const [few = 0, many = 0] = costs;
  return { few, many };
}

const hot = ({ sessions }: Home) => repeated(sessions.slice(-HOT), APPENDS);
const cold = ({ sessions }: Home) => spread(sessions.slice(0, -HOT), APPENDS);

async function measure(bench: Workbench): Promise<Outcome> {
  const dir = bench.folder('few');
  const few = writeCorpus({ dir, sessions: FEW, bytes: FEW * SMALL_SESSION, seed: 8, now: Date.now() });
  const homes: Home[] = [];
  try {
    for (const corpus of [few, bench.many()]) homes.push(await openHome(bench, corpus));
    await measureBoth(homes, hot);
    const inCold = await measureBoth(homes, cold);
    const inHot = await measureBoth(homes, hot);
    return describe(inHot, inCold);
  } finally {
    await Promise.all(homes.map(({ follower }) => follower.close()));
  }
}

/** Microseconds an append. */
interface Costs {
  readonly few: number;
  readonly many: number;
}

function describe(inHot: Costs, inCold: Costs): Outcome {
  const ms = (microseconds: number) => `${(microseconds / 1000).toFixed(2)} ms`;
  const detail =
    `CPU of ${2 * APPENDS} appends, each with its save: ` +
    `${ms(inHot.many)} against ${ms(inHot.few)} in sessions at work, ` +
    `${ms(inCold.many)} against ${ms(inCold.few)} in cold ones`;
  const value = (inHot.many + inCold.many) / (inHot.few + inCold.few);
  return { value, detail };
}

export const measurements = measurementOf('append-cost', measure, {
  name: 'CPU of an append, 10,000 sessions',
  unit: `of that with ${FEW}`,
  goal: 1.5,
  against: 'from the file to the Snapshot and the index; in sessions at work and in cold ones',
});
