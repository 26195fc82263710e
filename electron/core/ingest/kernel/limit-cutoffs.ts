import { hashText } from '../../collections/key-hash.ts';
import { MOST_CUTOFFS } from './protocol.ts';

/** A limit that a line does not name; see rate-limits.ts. */
const UNNAMED = 'codex';
const UNNAMED_HASH = 0;

const SECOND = 1000;

/** [0] how many cutoffs there are, then their times in seconds since the epoch. */
const TIMES = 4 * (1 + MOST_CUTOFFS);
const HASHES_AT = 8 * Math.ceil(TIMES / 8);

/**
 * For each limit the moment before which its lines need not be read, since they change nothing that is
 * kept. All threads of a scan share it: files are read newest first, so it soon stands for most of them.
 */
export class LimitCutoffs {
  /** To be given to another thread. */
  readonly shared: SharedArrayBuffer;
  private readonly times: Uint32Array;
  private readonly hashes: Float64Array;

  constructor(shared = new SharedArrayBuffer(HASHES_AT + 8 * MOST_CUTOFFS)) {
    this.shared = shared;
    this.times = new Uint32Array(shared, 0, 1 + MOST_CUTOFFS);
    this.hashes = new Float64Array(shared, HASHES_AT, MOST_CUTOFFS);
  }

  /** Sets the cutoffs of limits, in milliseconds since the epoch. Only one thread may do so. */
  advance(cutoffs: Iterable<readonly [limitId: string, at: number]>): void {
    for (const [limitId, at] of cutoffs) {
      this.set(hashText(limitId), at);
      if (limitId === UNNAMED) this.set(UNNAMED_HASH, at);
    }
  }

  /** Writes hash (as of `limitsOf`) and time of each floor to `fields`. Returns how many there are. */
  copyTo(fields: Float64Array, from: number): number {
    const count = Atomics.load(this.times, 0);
    for (let place = 0; place < count; place++) {
      fields[from + 2 * place] = this.hashes[place] ?? 0;
      fields[from + 2 * place + 1] = Atomics.load(this.times, 1 + place) * SECOND;
    }
    return count;
  }

  private set(hash: number, at: number): void {
    const count = Atomics.load(this.times, 0);
    let place = 0;
    while (place < count && this.hashes[place] !== hash) place++;
    if (place === MOST_CUTOFFS) return;
    Atomics.store(this.times, 1 + place, Math.floor(at / SECOND));
    if (place < count) return;
    // Others see the hash before they see that there is one more.
    this.hashes[place] = hash;
    Atomics.store(this.times, 0, count + 1);
  }
}
