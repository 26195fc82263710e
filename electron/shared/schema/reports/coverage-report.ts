import * as v from 'valibot';
import {
  type CoverageReport,
  evidences,
  rolloutStates,
  signInClasses,
} from '../../governance/coverage-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, day, text, time } from '../scalars.ts';
import { otelHealthState } from '../telemetry.ts';
import { tokensSchema } from '../tokens.ts';

const share = v.strictObject({ sessions: count, tokens: tokensSchema });

const classCoverage = v.pipe(
  v.strictObject({
    sessions: count,
    tokens: tokensSchema,
    evidence: v.strictObject({ strong: count, weak: count, none: count }),
  }),
  v.check(
    ({ sessions, evidence: { strong, weak, none } }) => strong + weak + none === sessions,
    'the kinds of evidence are not the sessions',
  ),
);

/** `codex-glance.coverage/1` */
export const coverageReportSchema = v.pipe(
  v.strictObject({
    schema: v.literal('codex-glance.coverage/1'),
    timezone: text,
    days: v.pipe(count, v.minValue(1)),
    sessions: count,
    tokens: tokensSchema,
    byClass: v.strictObject({
      chatgpt: classCoverage,
      apiKey: classCoverage,
      otherProvider: classCoverage,
      unknown: classCoverage,
    }),
    accounts: v.strictObject({ workspace: count, personal: count, notKnown: count }),
    spans: v.array(
      v.strictObject({ days: count, total: share, covered: share, gap: share, notKnown: share }),
    ),
    byDay: v.array(
      v.strictObject({
        day,
        sessions: v.strictObject({ chatgpt: count, apiKey: count, otherProvider: count, unknown: count }),
      }),
    ),
    gap: v.array(
      v.strictObject({
        threadId: text,
        class: v.picklist(signInClasses),
        evidence: v.picklist(evidences),
        startedAt: v.nullable(time),
        lastActivityAt: v.nullable(time),
        tokens: tokensSchema,
        cwd: v.nullable(v.string()),
        originator: v.nullable(text),
        rollout: v.picklist(rolloutStates),
      }),
    ),
    leavingWindow: count,
    gapRollouts: v.strictObject({ present: count, archived: count, compressed: count, deleted: count }),
    otelLogs: v.nullable(v.strictObject({ state: otelHealthState, reason: text })),
    lowerBound: v.array(text),
  }),
  v.check(
    ({ sessions, byClass }) =>
      Object.values(byClass).reduce((sum, each) => sum + each.sessions, 0) === sessions,
    'the classes are not all sessions',
  ),
);

export type CoverageReportProof = Proven<Proof<v.InferOutput<typeof coverageReportSchema>, CoverageReport>>;
