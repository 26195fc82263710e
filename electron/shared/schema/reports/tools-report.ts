import * as v from 'valibot';
import type { ToolReport } from '../../tools.ts';
import type { Proof, Proven } from '../proof.ts';
import { amount, count, day, text } from '../scalars.ts';

/** `codex-glance.tools/1` */
export const toolReportSchema = v.strictObject({
  schema: v.literal('codex-glance.tools/1'),
  timezone: text,
  rows: v.array(
    v.pipe(
      v.strictObject({
        day,
        tool: text,
        calls: count,
        failures: count,
        outcomesKnown: count,
        timed: count,
        p50Ms: v.nullable(amount),
        p95Ms: v.nullable(amount),
      }),
      v.check(
        ({ calls, failures, outcomesKnown, timed }) =>
          failures <= outcomesKnown && outcomesKnown <= calls && timed <= calls,
        'more parts than calls',
      ),
      v.check(
        ({ timed, p50Ms, p95Ms }) => (timed === 0) === (p50Ms === null) && (timed === 0) === (p95Ms === null),
        'a duration of no call',
      ),
    ),
  ),
  errors: v.array(v.strictObject({ day, kind: text, count })),
  lowerBound: v.array(text),
});

export type ToolReportProof = Proven<Proof<v.InferOutput<typeof toolReportSchema>, ToolReport>>;
