import * as v from 'valibot';
import type { Limits } from '../limits.ts';
import type { Proof, Proven } from './proof.ts';
import { percent, text, time } from './scalars.ts';

export const paceSchema = v.nullable(
  v.strictObject({
    state: v.picklist(['even', 'ahead', 'behind']),
    expectedPercent: percent,
    deltaPercent: v.pipe(v.number(), v.finite()),
  }),
);

export const levelSchema = v.picklist(['unknown', 'normal', 'nearing', 'almost-used', 'reached']);

const limitWindow = v.strictObject({
  id: text,
  limitId: text,
  limitName: v.nullable(v.string()),
  windowMinutes: v.nullable(v.pipe(v.number(), v.minValue(1))),
  slot: v.exactOptional(v.picklist(['primary', 'secondary'])),
  kind: v.picklist(['session', 'daily', 'weekly', 'monthly', 'other']),
  usedPercent: v.nullable(percent),
  resetsAt: v.nullable(time),
  observedAt: time,
  state: v.picklist(['current', 'reset']),
  reason: text,
  level: levelSchema,
  pace: paceSchema,
  source: v.exactOptional(v.literal('account')),
});

export const creditsSchema = v.strictObject({
  hasCredits: v.boolean(),
  unlimited: v.boolean(),
  balance: v.nullable(text),
  state: v.picklist(['unlimited', 'available', 'out', 'none', 'unknown']),
  reason: text,
  observedAt: time,
});

export const spendCapSchema = v.strictObject({
  limit: v.nullable(text),
  used: v.nullable(text),
  remainingPercent: v.nullable(percent),
  resetsAt: v.nullable(time),
  reached: v.boolean(),
  state: v.picklist(['current', 'reset']),
  level: levelSchema,
  reason: text,
  observedAt: time,
});

export const bindingSchema = v.strictObject({
  of: v.nullable(v.picklist(['window', 'spend-cap', 'credits'])),
  id: v.nullable(text),
  state: v.picklist(['unknown', 'none', 'normal', 'nearing', 'almost-used', 'runs-out', 'reached']),
  reason: text,
  resetsAt: v.nullable(time),
  notKnown: v.array(text),
});

export const limitsSchema = v.strictObject({
  state: v.picklist(['observed', 'stale', 'none']),
  reason: text,
  planType: v.nullable(v.string()),
  windows: v.pipe(
    v.array(limitWindow),
    v.check((windows) => new Set(windows.map(({ id }) => id)).size === windows.length, 'an id comes twice'),
  ),
  credits: v.nullable(creditsSchema),
  spendCap: v.exactOptional(spendCapSchema),
  reachedType: v.nullable(v.string()),
  binding: bindingSchema,
  observedAt: v.nullable(time),
});

export type LimitsProof = Proven<Proof<v.InferOutput<typeof limitsSchema>, Limits>>;
