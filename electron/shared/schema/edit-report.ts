import * as v from 'valibot';
import type { AnalyticsSwitch, EditReport } from '../edit.ts';
import type { Proof, Proven } from './proof.ts';
import { count, line, path, text, time } from './scalars.ts';

/** `codex-glance.edit/1` */
export const editReportSchema = v.strictObject({
  schema: v.literal('codex-glance.edit/1'),
  action: v.picklist(['off', 'on', 'undo']),
  dryRun: v.boolean(),
  file: path,
  changed: v.boolean(),
  diff: v.string(),
  backup: v.nullable(path),
  inForce: v.nullable(v.boolean()),
  reason: text,
  consequences: v.array(text),
  paste: v.nullable(text),
  running: v.array(
    v.strictObject({
      pid: count,
      surface: v.picklist(['tui', 'exec', 'app-server', 'ide', 'daemon', 'unknown']),
      startedAt: v.nullable(time),
      restart: text,
    }),
  ),
  undoable: v.boolean(),
});

export type EditReportProof = Proven<Proof<v.InferOutput<typeof editReportSchema>, EditReport>>;

/** The `analyticsSwitch` of a Snapshot. */
export const analyticsSwitchSchema = v.strictObject({
  state: v.picklist(['at-once', 'plan-first']),
  reason: v.picklist(['plain', 'outranked', 'not-valid', 'not-writable', 'not-known', 'not-read', 'chosen']),
  last: v.nullable(
    v.strictObject({
      enabled: v.boolean(),
      file: path,
      line: v.nullable(line),
      at: time,
      stillRunning: v.nullable(count),
    }),
  ),
});

export type AnalyticsSwitchProof = Proven<
  Proof<v.InferOutput<typeof analyticsSwitchSchema>, AnalyticsSwitch>
>;
