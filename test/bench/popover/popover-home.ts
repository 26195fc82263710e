import { join } from 'node:path';
import { writeCorpus, writeSession } from '../corpus/corpus.ts';

const MINUTE = 60_000;

/** A Codex home that fills every block of the popover, with sessions that are under way. */
export interface PopoverHome {
  readonly dir: string;
  /** One of the live sessions gets one more response, at this moment in milliseconds since the epoch. */
  grow(at: number): void;
}

export function writePopoverHome(folder: string): PopoverHome {
  const dir = join(folder, 'codex');
  const now = Date.now();
  writeCorpus({ dir, sessions: 40, bytes: 4e6, seed: 31, now });
  const live = [0, 1, 2].map((index) =>
    writeSession({ dir, startedAt: now - 10 * MINUTE + index, until: now, size: 60_000, seed: 32 + index }),
  );
  for (const session of live) session.grow(now);
  let turns = 0;
  return {
    dir,
    grow(at) {
      const session = live[turns % live.length];
      turns += 1;
      if (session) session.grow(at);
    },
  };
}
