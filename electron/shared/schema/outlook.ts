import * as v from 'valibot';
import type { Outlook } from '../outlook.ts';
import { paceSchema } from './limits.ts';
import type { Proof, Proven } from './proof.ts';
import { amount, count, percent, text, time } from './scalars.ts';

const estimate = v.pipe(
  v.strictObject({ value: amount, low: amount, high: amount }),
  v.check(({ value, low, high }) => low <= value && value <= high, 'the range does not hold the value'),
);

const share = { key: v.nullable(v.string()), tokens: count, percent };

const windowUse = v.strictObject({
  tokens: count,
  sessions: v.pipe(v.array(v.strictObject({ ...share, cwd: v.nullable(v.string()) })), v.maxLength(5)),
  models: v.pipe(v.array(v.strictObject(share)), v.maxLength(5)),
  folders: v.pipe(v.array(v.strictObject(share)), v.maxLength(5)),
});

const runOut = v.pipe(
  v.strictObject({ at: v.nullable(time), earliest: time, latest: v.nullable(time) }),
  v.check(
    ({ at, earliest, latest }) => (at === null ? latest === null : earliest <= at && at <= (latest ?? at)),
    'the range does not hold the time',
  ),
);

const windowOutlook = v.strictObject({
  id: text,
  state: v.picklist(['unknown', 'too-early', 'lasts', 'may-run-out', 'runs-out', 'reached']),
  reason: text,
  startedAt: v.nullable(time),
  pace: paceSchema,
  atReset: v.nullable(estimate),
  runsOut: v.nullable(runOut),
  use: v.nullable(windowUse),
  useReason: v.exactOptional(text),
});

export const outlookSchema = v.strictObject({
  bindingId: v.nullable(text),
  bindingReason: text,
  sentence: v.nullable(v.strictObject({ windowId: text, text, detail: v.nullable(text) })),
  windows: v.array(windowOutlook),
  burn: v.strictObject({ now: amount, today: amount, week: amount }),
  month: v.nullable(v.strictObject({ tokens: estimate, costUsd: v.nullable(estimate) })),
});

export type OutlookProof = Proven<Proof<v.InferOutput<typeof outlookSchema>, Outlook>>;
