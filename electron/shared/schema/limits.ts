import * as v from 'valibot';
import type { Limits } from '../limits.ts';
import type { Proof, Proven } from './proof.ts';
import { percent, text, time } from './scalars.ts';

const limitWindow = v.strictObject({
  id: text,
  limitId: text,
  limitName: v.nullable(v.string()),
  windowMinutes: v.nullable(v.pipe(v.number(), v.minValue(0))),
  kind: v.picklist(['session', 'daily', 'weekly', 'monthly', 'other']),
  usedPercent: v.nullable(percent),
  resetsAt: v.nullable(time),
  observedAt: time,
  state: v.picklist(['current', 'reset']),
  reason: text,
  source: v.exactOptional(v.literal('account')),
});

export const limitsSchema = v.strictObject({
  state: v.picklist(['observed', 'stale', 'none']),
  reason: text,
  planType: v.nullable(v.string()),
  windows: v.array(limitWindow),
  credits: v.nullable(
    v.strictObject({
      hasCredits: v.boolean(),
      unlimited: v.boolean(),
      balance: v.nullable(v.string()),
    }),
  ),
  spendCap: v.exactOptional(
    v.strictObject({
      limit: v.nullable(text),
      used: v.nullable(text),
      remainingPercent: v.nullable(percent),
      resetsAt: v.nullable(time),
      reached: v.boolean(),
    }),
  ),
  reachedType: v.nullable(v.string()),
  observedAt: v.nullable(time),
});

export type LimitsProof = Proven<Proof<v.InferOutput<typeof limitsSchema>, Limits>>;
