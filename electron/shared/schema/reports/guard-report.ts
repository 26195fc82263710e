import * as v from 'valibot';
import { type GuardReport, guardHookStates } from '../../governance/guard-report.ts';
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
    hook: v.exactOptional(
      v.strictObject({
        action: v.picklist(['install', 'uninstall']),
        dryRun: v.boolean(),
        file: text,
        command: v.nullable(text),
        changed: v.boolean(),
        diff: v.string(),
        backup: v.nullable(text),
        paste: v.nullable(text),
        state: v.picklist(guardHookStates),
        runs: v.nullable(v.boolean()),
        reason: text,
        follows: v.array(text),
        ranAt: v.nullable(time),
      }),
    ),
  }),
  v.check(
    ({ over, budgets }) => over === budgets.some(({ state }) => state === 'over'),
    'over is not what the budgets say',
  ),
);

export type GuardReportProof = Proven<Proof<v.InferOutput<typeof guardReportSchema>, GuardReport>>;
