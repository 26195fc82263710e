import { join } from 'node:path';
import * as v from 'valibot';
import type { AgentJob } from '../../../shared/agent-report.ts';
import { MINUTE_MS } from '../../../shared/durations.ts';
import type { Clock } from '../../platform/ports.ts';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';

/** Something that the agent does from time to time, where the settings ask for it. */
export interface PeriodicJob {
  /** Stable, and of no other job. */
  readonly name: string;
  /** Returns how long after its last beginning it is run again, in milliseconds; null while it is not set up. May throw. */
  everyMs(): number | null;
  /** Does it, and says in a line what came of it. Rejects where it failed, or once `signal` is aborted. */
  run(signal: AbortSignal): Promise<string>;
}

interface JobsParts {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly jobs: readonly PeriodicJob[];
  /** Takes a line a run: what came of it, or why it failed. */
  readonly say: (line: string) => void;
}

const SCHEMA = 'codex-glance.agent-jobs/1';
const stored = v.object({ schema: v.literal(SCHEMA), began: v.record(v.string(), v.number()) });

/** A timer holds no longer, and settings may change without another sign. */
const LONGEST_MS = 10 * MINUTE_MS;

/**
 * Decides how long to wait before a job is run, in milliseconds. A last beginning in the future is of a clock that was
 * set back, and does not count.
 */
export function waitOf(every: number, began: number | null, now: number): number {
  return began === null || began > now ? 0 : Math.max(0, began + every - now);
}

/** Runs jobs one after another, each when it is due. When each last began is kept, so that a restart repeats none. */
export class PeriodicJobs {
  private readonly parts: JobsParts;
  private readonly ending = new AbortController();
  private cancel = () => {};
  private running: Promise<void> = Promise.resolve();
  private wrong = '';

  constructor(parts: JobsParts) {
    this.parts = parts;
  }

  start(): void {
    this.running = this.pass();
  }

  async close(): Promise<void> {
    this.ending.abort();
    this.cancel();
    await this.running;
  }

  private async pass(): Promise<void> {
    const { jobs, clock } = this.parts;
    let next = LONGEST_MS;
    for (const job of jobs) {
      if (this.ending.signal.aborted) return;
      const every = this.everyOf(job);
      if (every === null) continue;
      const began = await this.began();
      const wait = waitOf(every, began[job.name] ?? null, clock.now());
      if (wait === 0) await this.runOne(job, began);
      next = Math.min(next, wait === 0 ? every : wait);
    }
    if (this.ending.signal.aborted) return;
    this.cancel = clock.after(next, () => {
      this.running = this.pass();
    });
  }

  private everyOf(job: PeriodicJob): number | null {
    try {
      return job.everyMs();
    } catch (error) {
      this.sayOnce(`${job.name}: ${reasonOf(error)}`);
      return null;
    }
  }

  private async runOne(job: PeriodicJob, began: Readonly<Record<string, number>>): Promise<void> {
    const { stateDir, clock, say } = this.parts;
    const { signal } = this.ending;
    try {
      // Before it runs: one that ends the process is not begun again at once.
      const document = { schema: SCHEMA, began: { ...began, [job.name]: clock.now() } };
      writeDocument(jobsFile(stateDir), document);
      say(`${job.name}: ${await job.run(signal)}`);
      this.wrong = '';
    } catch (error) {
      if (!signal.aborted) this.sayOnce(`${job.name}: ${reasonOf(error)}`);
    }
  }

  /** The same failure is said once. */
  private sayOnce(line: string): void {
    if (line !== this.wrong) this.parts.say(line);
    this.wrong = line;
  }

  private began(): Promise<Readonly<Record<string, number>>> {
    return readBegan(this.parts.stateDir);
  }
}

/** Reports on jobs without running any. */
export async function jobsReport(stateDir: string, jobs: readonly PeriodicJob[]): Promise<AgentJob[]> {
  const began = await readBegan(stateDir);
  return jobs.map((job) => {
    const at = began[job.name];
    let everyMs: number | null = null;
    try {
      everyMs = job.everyMs();
    } catch {
      // What is wrong is said where it is run.
    }
    return { name: job.name, everyMs, lastRunAt: at === undefined ? null : new Date(at).toISOString() };
  });
}

async function readBegan(stateDir: string): Promise<Readonly<Record<string, number>>> {
  const read = await loadDocument(jobsFile(stateDir));
  const known = read.state === 'read' ? v.safeParse(stored, read.value) : null;
  return known?.success ? known.output.began : {};
}

const jobsFile = (stateDir: string) => join(stateDir, STATE_FILES.agentJobs);

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
