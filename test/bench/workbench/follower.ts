import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FollowerMessage, FollowerSetup } from './follower-process.ts';

/** Responses that a Snapshot showed today, and when it stood in the store. */
export interface Seen {
  readonly responses: number;
  /** Nanoseconds of the system's monotonic clock. */
  readonly at: bigint;
}

/** A Glance that follows a home in a process of its own. */
export interface Follower {
  /** Snapshots in the order they came; grows. */
  readonly seen: readonly Seen[];
  /** Resolves once a Snapshot shows so many responses today. @throws after ten seconds without. */
  until(responses: number): Promise<void>;
  /** CPU time of the process since it began, in microseconds. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Starts one and waits until it has read everything. */
export async function startFollower(setup: FollowerSetup): Promise<Follower> {
  const child = fork(fileURLToPath(new URL('./follower-process.ts', import.meta.url)), {
    env: { ...process.env, TZ: 'UTC' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const seen: Seen[] = [];
  let wake = () => {};
  let tellCpu = (_: number) => {};
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The follower ended with ${code}.`)));
    child.on('message', (message: FollowerMessage) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'cpu') tellCpu(message.microseconds);
      if (message.type === 'seen') {
        seen.push({ responses: message.responses, at: BigInt(message.at) });
        wake();
      }
    });
  });
  child.send(setup);
  await ready;
  return {
    seen,
    async until(responses) {
      const deadline = performance.now() + PATIENCE_MS;
      while ((seen.at(-1)?.responses ?? 0) < responses) {
        if (performance.now() > deadline) throw new Error(`${responses} responses were never shown.`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 500).unref();
        });
      }
    },
    cpu() {
      const answer = new Promise<number>((resolve) => {
        tellCpu = resolve;
      });
      child.send({ type: 'cpu' });
      return answer;
    },
    async close() {
      const ended = once(child, 'exit');
      child.send({ type: 'close' });
      await ended;
    },
  };
}
