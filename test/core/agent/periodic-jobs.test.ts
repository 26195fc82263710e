import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  jobsReport,
  type PeriodicJob,
  PeriodicJobs,
  waitOf,
} from '../../../electron/core/agent/jobs/periodic-jobs.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

const HOUR = 3_600_000;

function setUp() {
  const stateDir = temporaryFolder();
  const clock = createFakeClock(Date.parse('2026-11-20T10:00:00Z'));
  const lines: string[] = [];
  const runs: number[] = [];
  let every: number | null = HOUR;
  let fails: string | null = null;
  const job: PeriodicJob = {
    name: 'job',
    everyMs: () => every,
    async run() {
      runs.push(clock.now());
      if (fails !== null) throw new Error(fails);
      return 'done';
    },
  };
  const open = () => {
    const jobs = new PeriodicJobs({ stateDir, clock, jobs: [job], say: (line) => void lines.push(line) });
    onTestFinished(() => jobs.close());
    jobs.start();
    return jobs;
  };
  /** Lets time pass in steps, as timers are set after work that is not of this clock. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 60_000) {
      clock.advance(Math.min(left, 60_000));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  const passUntil = async (isSo: () => boolean) => {
    for (let step = 0; !isSo(); step += 1) {
      if (step > 5_000) throw new Error('It never came.');
      await pass(60_000);
    }
  };
  return {
    passUntil,
    ...{ stateDir, clock, lines, runs, job, open, pass },
    set: (next: { every?: number | null; fails?: string | null }) => {
      if (next.every !== undefined) every = next.every;
      if (next.fails !== undefined) fails = next.fails;
    },
  };
}

describe('A job of the agent', () => {
  it.each([
    ['never run', null, 0],
    ['run half an hour ago', -HOUR / 2, HOUR / 2],
    ['overdue', -3 * HOUR, 0],
    ['run by a clock that was ahead', 5 * HOUR, 0],
  ])('that was %s is due in its time', (_when, began, wait) => {
    expect(waitOf(HOUR, began === null ? null : 1e12 + began, 1e12)).toBe(wait);
  });

  it('is run at once, then at its interval, and not again by a restart', async () => {
    const world = setUp();
    const first = world.open();
    await vi.waitFor(() => expect(world.lines).toEqual(['job: done']));
    await world.passUntil(() => world.runs.length === 2);
    const [one = 0, two = 0] = world.runs;
    expect(two - one).toBeGreaterThanOrEqual(HOUR);
    await first.close();
    world.open();
    await world.pass(HOUR / 2);
    expect(world.runs).toHaveLength(2);
    expect(await jobsReport(world.stateDir, [world.job])).toEqual([
      { name: 'job', everyMs: HOUR, lastRunAt: new Date(world.runs[1] ?? 0).toISOString() },
    ]);
  });

  it('is left alone until it is set up', async () => {
    const world = setUp();
    world.set({ every: null });
    world.open();
    await world.pass(HOUR);
    expect(world.runs).toEqual([]);
    world.set({ every: HOUR });
    await world.passUntil(() => world.runs.length === 1);
  });

  it('says a failure once, goes on, and says that it works again', async () => {
    const world = setUp();
    world.set({ fails: 'no key' });
    world.open();
    await world.passUntil(() => world.runs.length === 3);
    expect(world.lines).toEqual(['job: no key']);
    world.set({ fails: null });
    await world.passUntil(() => world.lines.length > 1);
    expect(world.lines).toEqual(['job: no key', 'job: done']);
  });

  it('is aborted by the end', async () => {
    const world = setUp();
    const ended = Promise.withResolvers<void>();
    const job: PeriodicJob = {
      ...world.job,
      run: (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            ended.resolve();
            reject(signal.reason);
          });
        }),
    };
    const { stateDir, clock } = world;
    const jobs = new PeriodicJobs({
      stateDir,
      clock,
      jobs: [job],
      say: (line) => void world.lines.push(line),
    });
    jobs.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([jobs.close(), ended.promise]);
    expect(world.lines).toEqual([]);
  });
});
