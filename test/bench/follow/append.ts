import { setTimeout as pause } from 'node:timers/promises';
import { writeCorpus } from '../corpus/corpus.ts';
import { seeded } from '../corpus/random.ts';
import { measurementOf, median, type Outcome, quantile } from '../table/figure.ts';
import { startFollower } from '../workbench/follower.ts';
import { SMALL_SESSION, type Workbench } from '../workbench/workbench.ts';

const SESSIONS = 1_000;
const APPENDS = 300;
const LONGEST_PAUSE_MS = 250;

/** How long after a line was written a Snapshot shows it, in milliseconds: one number an append. */
async function measureDelays(bench: Workbench): Promise<number[]> {
  const dir = bench.folder('followed');
  const bytes = SESSIONS * SMALL_SESSION;
  const { sessions } = writeCorpus({ dir, sessions: SESSIONS, bytes, seed: 6, now: Date.now() });
  const follower = await startFollower({
    codexHome: dir,
    stateDir: bench.folder('state'),
    cwd: bench.cwd,
    haste: 1,
  });
  const random = seeded(7);
  const writtenAt: bigint[] = [];
  try {
    for (let append = 0; append < APPENDS; append++) {
      await pause(random() * LONGEST_PAUSE_MS);
      const session = sessions[Math.floor(random() * sessions.length)];
      if (!session) continue;
      session.grow(Date.now());
      writtenAt.push(process.hrtime.bigint());
    }
    await follower.until(APPENDS);
    return writtenAt.map((at, index) => {
      const shown = follower.seen.find(({ responses }) => responses > index);
      return Number((shown?.at ?? at) - at) / 1e6;
    });
  } finally {
    await follower.close();
  }
}

async function measure(bench: Workbench): Promise<Outcome> {
  const delays = await measureDelays(bench);
  return { value: quantile(delays, 0.99), detail: `median ${median(delays).toFixed(1)} ms` };
}

export const measurements = measurementOf('append', measure, {
  name: 'Append to Snapshot, 99th percentile',
  unit: 'ms',
  goal: 20,
  against: `from the write to the Snapshot that shows it; ${APPENDS} appends to any of 1,000 sessions, at random intervals`,
});
