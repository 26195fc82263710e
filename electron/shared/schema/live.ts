import * as v from 'valibot';
import type { Live } from '../live.ts';
import type { Proof, Proven } from './proof.ts';
import { count, day, text, time } from './scalars.ts';

/** `Snapshot.live`. */
export const liveSchema = v.strictObject({
  daemon: v.strictObject({
    state: v.picklist(['off', 'absent', 'attached', 'failing']),
    reason: text,
    since: v.nullable(time),
    threads: v.array(
      v.strictObject({
        threadId: text,
        state: v.picklist(['working', 'waiting-approval', 'waiting-answer', 'idle', 'failed']),
        since: time,
      }),
    ),
  }),
  freshLimits: v.strictObject({
    state: v.picklist(['off', 'waiting', 'asking', 'fresh', 'failing']),
    reason: text,
    checkedAt: v.nullable(time),
    codexVersion: v.nullable(text),
    account: v.nullable(
      v.strictObject({
        lifetimeTokens: v.nullable(count),
        from: day,
        to: day,
        account: count,
        local: count,
        reason: text,
      }),
    ),
  }),
});

export type LiveProof = Proven<Proof<v.InferOutput<typeof liveSchema>, Live>>;
