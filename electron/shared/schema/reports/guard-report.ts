import * as v from 'valibot';
import type { GuardReport } from '../../governance/guard-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { amount, text, time } from '../scalars.ts';

/** `codex-glance.guard/1` */
export const guardReportSchema = v.pipe(
  v.strictObject({
    schema: v.literal('codex-glance.guard/1'),
    over: v.boolean(),
    budgets: v.array(
      v.strictObject({
        id: text,
        unit: v.picklist(['usd', 'percent']),
        limit: amount,
        used: v.nullable(amount),
        state: v.picklist(['within', 'over', 'not-known']),
        reason: text,
        resetsAt: v.nullable(time),
      }),
    ),
    notes: v.array(text),
  }),
  v.check(
    ({ over, budgets }) => over === budgets.some(({ state }) => state === 'over'),
    'over is not what the budgets say',
  ),
);

export type GuardReportProof = Proven<Proof<v.InferOutput<typeof guardReportSchema>, GuardReport>>;
