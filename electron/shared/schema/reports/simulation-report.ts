import * as v from 'valibot';
import type { SimulationReport } from '../../governance/simulation-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, text } from '../scalars.ts';

/** `codex-glance.simulation/1` */
export const simulationReportSchema = v.pipe(
  v.strictObject({
    schema: v.literal('codex-glance.simulation/1'),
    policy: text,
    days: v.pipe(count, v.minValue(1)),
    sessions: count,
    affected: count,
    notKnown: count,
    unreadable: count,
    leftOut: count,
    rules: v.array(
      v.strictObject({
        id: text,
        title: text,
        level: v.picklist(['error', 'warning', 'note']),
        affected: count,
        within: count,
        notKnown: count,
        values: v.array(v.strictObject({ value: text, sessions: count })),
      }),
    ),
    projects: v.array(
      v.strictObject({
        cwd: v.nullable(v.string()),
        sessions: count,
        affected: count,
        rules: v.array(text),
      }),
    ),
    notSimulated: v.array(text),
  }),
  v.check(
    ({ sessions, affected, notKnown }) => affected + notKnown <= sessions,
    'more sessions are affected or not known than there are',
  ),
);

export type SimulationReportProof = Proven<
  Proof<v.InferOutput<typeof simulationReportSchema>, SimulationReport>
>;
