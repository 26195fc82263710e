import * as v from 'valibot';
import type { FleetReport } from '../../fleet/fleet-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { amount, count, day, path, text, time } from '../scalars.ts';
import { tokensSchema } from '../tokens.ts';

const share = { sessions: count, tokens: count };
const use = {
  sessions: count,
  turns: v.nullable(count),
  tokens: tokensSchema,
  costUsd: v.nullable(amount),
  unpricedTokens: count,
};
const versions = v.array(v.strictObject({ version: v.nullable(text), machines: count }));

/** `codex-glance.fleet/1` */
export const fleetReportSchema = v.pipe(
  v.strictObject({
    schema: v.literal('codex-glance.fleet/1'),
    generatedAt: time,
    since: v.nullable(day),
    until: v.nullable(day),
    sources: v.strictObject({
      files: count,
      bundles: count,
      records: count,
      repeated: count,
      unread: v.array(v.strictObject({ file: path, lines: v.nullable(count), reason: text })),
    }),
    machines: v.strictObject({
      fromRecords: count,
      fromBundles: count,
      days: count,
      firstAt: v.nullable(time),
      lastAt: v.nullable(time),
      silentDays: count,
      silent: v.array(v.strictObject({ machine: text, host: v.nullable(text), lastAt: time })),
    }),
    coverage: v.strictObject({
      ...share,
      byClass: v.strictObject({
        chatgpt: v.strictObject(share),
        apiKey: v.strictObject(share),
        otherProvider: v.strictObject(share),
        unknown: v.strictObject(share),
      }),
    }),
    policy: v.array(
      v.strictObject({
        policy: text,
        rule: text,
        title: text,
        level: text,
        passed: count,
        failed: count,
        waived: count,
        notKnown: count,
      }),
    ),
    cost: v.strictObject({
      totals: v.strictObject(use),
      byTeam: v.array(v.strictObject({ team: v.nullable(text), machines: count, ...use })),
      byModel: v.array(v.strictObject({ model: v.nullable(text), ...use })),
    }),
    versions: v.strictObject({ codex: versions, glance: versions }),
  }),
  v.check(
    ({ coverage: { sessions, byClass } }) =>
      Object.values(byClass).reduce((sum, each) => sum + each.sessions, 0) === sessions,
    'the classes are not all sessions',
  ),
  v.check(
    ({ cost: { totals, byTeam } }) =>
      byTeam.reduce((sum, each) => sum + each.tokens.total, 0) === totals.tokens.total,
    'the teams are not all of the use',
  ),
);

export type FleetReportProof = Proven<Proof<v.InferOutput<typeof fleetReportSchema>, FleetReport>>;
