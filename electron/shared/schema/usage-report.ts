import * as v from 'valibot';
import { type UsageReport, usageGroupings } from '../commands.ts';
import type { Proof, Proven } from './proof.ts';
import { count, money, text, time } from './scalars.ts';
import { tokensSchema } from './tokens.ts';
import { authSchema } from './usage.ts';

/** `codex-glance.usage/1` */
export const usageReportSchema = v.strictObject({
  schema: v.literal('codex-glance.usage/1'),
  by: v.picklist(usageGroupings),
  timezone: text,
  rows: v.array(
    v.strictObject({
      key: v.string(),
      tokens: tokensSchema,
      costUsd: money,
      responses: count,
      models: v.array(
        v.strictObject({ model: v.nullable(v.string()), tokens: tokensSchema, costUsd: money }),
      ),
      threadId: v.exactOptional(text),
      startedAt: v.exactOptional(v.nullable(time)),
      lastActivityAt: v.exactOptional(v.nullable(time)),
      cwd: v.exactOptional(v.nullable(v.string())),
      originator: v.exactOptional(v.nullable(v.string())),
      parentThreadId: v.exactOptional(v.nullable(v.string())),
      auth: v.exactOptional(authSchema),
    }),
  ),
  totals: v.strictObject({ tokens: tokensSchema, costUsd: money, responses: count }),
  lowerBound: v.array(text),
});

export type UsageReportProof = Proven<Proof<v.InferOutput<typeof usageReportSchema>, UsageReport>>;
