import type { ToolFailure } from '../../shared/tools.ts';
import { toolFailures } from '../../shared/tools.ts';
import type { RolloutFile } from '../ingest/rollouts/rollout-files.ts';
import type { FileCalls, ToolEvent } from './file-calls.ts';

/** What is counted of an event. */
export type CountedEvent = Pick<ToolEvent, 'kind' | 'name' | 'at' | 'durationMs' | 'failed' | 'failure'>;

/** What was read of a thread, in little memory: some tens of bytes an event. */
export interface KeptThread {
  /** Of its files, as they were. */
  readonly signature: string;
  readonly events: PackedEvents;
  /** The longest list of fingerprints among its files; see `FileCalls.legacy`. */
  readonly legacy: readonly number[];
  readonly damagedLines: number;
  readonly bareCalls: number;
}

/** Keeps what was read of each thread, for as long as none of its files changes. In memory only. */
export class KeptCalls {
  private readonly threads = new Map<string, KeptThread>();

  /** Returns what was read of a thread whose files are these; null where any of them is another by now. */
  of(threadId: string, files: readonly RolloutFile[]): KeptThread | null {
    const kept = this.threads.get(threadId);
    return kept?.signature === signatureOf(files) ? kept : null;
  }

  /** Keeps the events of a thread, each once, with what else its files report. */
  keep(
    threadId: string,
    files: readonly RolloutFile[],
    read: readonly FileCalls[],
    events: readonly CountedEvent[],
  ): void {
    const longest = read.reduce<readonly number[]>(
      (most, { legacy }) => (legacy.length > most.length ? legacy : most),
      [],
    );
    this.threads.set(threadId, {
      signature: signatureOf(files),
      events: new PackedEvents(events),
      legacy: longest,
      damagedLines: read.reduce((sum, { damagedLines }) => sum + damagedLines, 0),
      bareCalls: read.reduce((sum, { bareCalls }) => sum + bareCalls, 0),
    });
  }

  /** Drops threads that are gone. */
  retain(threadIds: ReadonlySet<string>): void {
    for (const threadId of this.threads.keys()) if (!threadIds.has(threadId)) this.threads.delete(threadId);
  }
}

function signatureOf(files: readonly RolloutFile[]): string {
  return files
    .map(({ path, size, mtimeMs, ctimeMs, ino }) => `${path} ${size} ${mtimeMs} ${ctimeMs} ${ino}`)
    .sort()
    .join('\n');
}

/** Bits of an event: a call, how it ended, and the place of its failure from the third bit on. */
const CALL = 1;
const FAILED = 2;
const ENDED = 4;
const FAILURE_SHIFT = 3;

/** Events in columns. */
export class PackedEvents {
  readonly length: number;
  private readonly names: readonly string[];
  private readonly at: Float64Array;
  private readonly durations: Float64Array;
  private readonly bits: Uint8Array;

  constructor(events: readonly CountedEvent[]) {
    this.length = events.length;
    this.names = events.map(({ name }) => name);
    this.at = Float64Array.from(events, ({ at }) => at ?? Number.NaN);
    this.durations = Float64Array.from(events, ({ durationMs }) => durationMs ?? Number.NaN);
    this.bits = Uint8Array.from(events, ({ kind, failed, failure }) => {
      const ended = failed === null ? 0 : failed ? ENDED | FAILED : ENDED;
      const place = failure === null ? 0 : toolFailures.indexOf(failure) + 1;
      return (kind === 'call' ? CALL : 0) | ended | (place << FAILURE_SHIFT);
    });
  }

  *[Symbol.iterator](): Generator<CountedEvent> {
    for (let place = 0; place < this.length; place += 1) {
      const bits = this.bits[place] ?? 0;
      yield {
        kind: bits & CALL ? 'call' : 'trouble',
        name: this.names[place] ?? '',
        at: known(this.at[place]),
        durationMs: known(this.durations[place]),
        failed: bits & ENDED ? (bits & FAILED) !== 0 : null,
        failure: failureAt(bits >> FAILURE_SHIFT),
      };
    }
  }
}

function known(value = Number.NaN): number | null {
  return Number.isNaN(value) ? null : value;
}

function failureAt(place: number): ToolFailure | null {
  return place === 0 ? null : (toolFailures[place - 1] ?? null);
}
