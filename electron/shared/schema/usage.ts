import * as v from 'valibot';
import type { LiveSession, SessionUsage, Usage } from '../usage.ts';
import { costEntries } from './pricing.ts';
import type { Proof, Proven } from './proof.ts';
import { amount, count, day, path, percent, text, time } from './scalars.ts';
import { tokensSchema } from './tokens.ts';

export const authSchema = v.nullable(v.picklist(['chatgpt', 'apikey', 'provider']));

const period = v.pipe(
  v.strictObject({
    from: time,
    to: time,
    tokens: tokensSchema,
    responses: count,
    sessions: count,
    ...costEntries,
  }),
  v.check(({ from, to }) => from < to, 'the period does not end after its start'),
);

export const activitySchema = v.strictObject({
  turns: count,
  toolCalls: count,
  aborted: count,
  failed: count,
  compactions: count,
  rollbacks: count,
});

export const sessionStateSchema = v.picklist(['running', 'idle', 'failed', 'crashed', 'ended']);

export const attributedUsageSchema = v.strictObject({
  model: v.nullable(v.string()),
  effort: v.nullable(v.string()),
  serviceTier: v.nullable(v.string()),
  longContext: v.boolean(),
  tokens: tokensSchema,
  responses: count,
});

const sessionEntries = {
  threadId: text,
  codexHome: path,
  cwd: v.nullable(v.string()),
  originator: v.nullable(v.string()),
  model: v.nullable(v.string()),
  effort: v.nullable(v.string()),
  parentThreadId: v.nullable(text),
  forkedFromId: v.nullable(text),
  sessionId: text,
  repository: v.nullable(v.string()),
  branch: v.nullable(v.string()),
  modelProvider: v.nullable(v.string()),
  cliVersion: v.nullable(v.string()),
  serviceTier: v.nullable(v.string()),
  activity: activitySchema,
  gone: v.boolean(),
  auth: authSchema,
  startedAt: v.nullable(time),
  lastActivityAt: v.nullable(time),
  state: sessionStateSchema,
  reason: text,
  tokens: tokensSchema,
  responses: count,
  ...costEntries,
};

const session = v.strictObject(sessionEntries);

const live = v.strictObject({
  ...sessionEntries,
  waitsFor: v.exactOptional(v.picklist(['approval', 'answer'])),
  context: v.nullable(v.strictObject({ usedTokens: count, windowTokens: count, usedPercent: percent })),
  tokensPerMinute: v.nullable(amount),
  minutes: v.pipe(v.array(count), v.maxLength(15)),
});

export const usageSchema = v.strictObject({
  state: v.picklist(['no-home', 'empty', 'scanning', 'ready']),
  reason: text,
  progress: v.nullable(
    v.strictObject({ filesDone: count, filesTotal: count, bytesDone: count, bytesTotal: count }),
  ),
  today: period,
  week: period,
  month: period,
  last7Days: period,
  last30Days: period,
  models: v.array(
    v.strictObject({
      model: v.nullable(v.string()),
      tokens: tokensSchema,
      responses: count,
      ...costEntries,
    }),
  ),
  days: v.array(v.strictObject({ day, tokens: tokensSchema, ...costEntries })),
  hours: v.pipe(v.array(v.pipe(v.array(count), v.length(24))), v.length(7)),
  live: v.array(live),
  recent: v.pipe(v.array(session), v.maxLength(10)),
  newestAt: v.nullable(time),
});

export type UsageProof = Proven<Proof<v.InferOutput<typeof usageSchema>, Usage>>;
export type SessionProof = Proven<Proof<v.InferOutput<typeof session>, SessionUsage>>;
export type LiveProof = Proven<Proof<v.InferOutput<typeof live>, LiveSession>>;
