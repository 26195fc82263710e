import * as v from 'valibot';
import type { StatuslineReport } from '../../commands.ts';
import { bindingSchema, creditsSchema, levelSchema, spendCapSchema } from '../limits.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, day, money, percent, text, time } from '../scalars.ts';
import { tokensSchema } from '../tokens.ts';

/** `codex-glance.statusline/1` */
export const statuslineReportSchema = v.strictObject({
  schema: v.literal('codex-glance.statusline/1'),
  generatedAt: time,
  state: v.picklist(['ready', 'unread']),
  savedAt: v.nullable(time),
  today: v.nullable(v.strictObject({ day, tokens: tokensSchema, responses: count, costUsd: money })),
  limits: v.array(
    v.strictObject({
      id: text,
      kind: v.picklist(['session', 'daily', 'weekly', 'monthly', 'other']),
      usedPercent: v.nullable(percent),
      resetsAt: v.nullable(time),
      observedAt: time,
      runsOutAt: v.nullable(time),
      level: levelSchema,
    }),
  ),
  binding: v.nullable(bindingSchema),
  credits: v.exactOptional(creditsSchema),
  spendCap: v.exactOptional(spendCapSchema),
});

export type StatuslineReportProof = Proven<
  Proof<v.InferOutput<typeof statuslineReportSchema>, StatuslineReport>
>;
