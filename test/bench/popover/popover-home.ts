import { join } from 'node:path';
import { writeCorpus } from '../corpus.ts';
import { makeFiller, seeded } from '../corpus-random.ts';
import { growSession, writeSession } from '../corpus-session.ts';

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
  const random = seeded(32);
  const filler = makeFiller(random);
  const live = [0, 1, 2].map((index) =>
    writeSession({ dir, startedAt: now - 10 * MINUTE + index, size: 60_000, random, filler, index }),
  );
  for (const session of live) growSession(session, now, random);
  let turns = 0;
  return {
    dir,
    grow(at) {
      const session = live[turns % live.length];
      turns += 1;
      if (session) growSession(session, at, random);
    },
  };
}
