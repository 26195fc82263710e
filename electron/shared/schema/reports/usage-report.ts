import * as v from 'valibot';
import { type UsageReport, usageGroupings } from '../../commands.ts';
import { costEntries } from '../pricing.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, path, text, time } from '../scalars.ts';
import { tokensSchema } from '../tokens.ts';
import { activitySchema, attributedUsageSchema, authSchema, sessionStateSchema } from '../usage.ts';

/** `codex-glance.usage/1` */
export const usageReportSchema = v.strictObject({
  schema: v.literal('codex-glance.usage/1'),
  by: v.picklist(usageGroupings),
  splitBy: v.exactOptional(v.array(v.picklist(usageGroupings))),
  timezone: text,
  rows: v.array(
    v.strictObject({
      key: v.string(),
      tokens: tokensSchema,
      ...costEntries,
      responses: count,
      models: v.array(
        v.strictObject({
          model: v.nullable(v.string()),
          tokens: tokensSchema,
          ...costEntries,
          unpricedTiers: v.exactOptional(v.array(text)),
        }),
      ),
      parts: v.exactOptional(
        v.array(
          v.strictObject({
            keys: v.array(v.string()),
            tokens: tokensSchema,
            ...costEntries,
            responses: count,
          }),
        ),
      ),
      threadId: v.exactOptional(text),
      startedAt: v.exactOptional(v.nullable(time)),
      lastActivityAt: v.exactOptional(v.nullable(time)),
      cwd: v.exactOptional(v.nullable(v.string())),
      originator: v.exactOptional(v.nullable(v.string())),
      parentThreadId: v.exactOptional(v.nullable(v.string())),
      auth: v.exactOptional(authSchema),
      codexHome: v.exactOptional(path),
      sessionId: v.exactOptional(text),
      forkedFromId: v.exactOptional(v.nullable(v.string())),
      repository: v.exactOptional(v.nullable(v.string())),
      branch: v.exactOptional(v.nullable(v.string())),
      modelProvider: v.exactOptional(v.nullable(v.string())),
      cliVersion: v.exactOptional(v.nullable(v.string())),
      state: v.exactOptional(sessionStateSchema),
      activity: v.exactOptional(activitySchema),
      gone: v.exactOptional(v.boolean()),
      attribution: v.exactOptional(v.array(attributedUsageSchema)),
    }),
  ),
  totals: v.strictObject({ tokens: tokensSchema, ...costEntries, responses: count }),
  lowerBound: v.array(text),
  rowsLeftOut: v.exactOptional(count),
});

export type UsageReportProof = Proven<Proof<v.InferOutput<typeof usageReportSchema>, UsageReport>>;
