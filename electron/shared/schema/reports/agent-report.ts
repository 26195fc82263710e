import * as v from 'valibot';
import type { AgentReport } from '../../agent-report.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, path, text, time } from '../scalars.ts';
import { exportReportSchema } from './export-report.ts';

/** `codex-glance.agent/1` */
export const agentReportSchema = v.strictObject({
  schema: v.literal('codex-glance.agent/1'),
  service: v.nullable(
    v.strictObject({
      kind: v.picklist(['systemd', 'launchd', 'task']),
      file: path,
      state: v.picklist(['absent', 'current', 'other']),
      running: v.nullable(v.boolean()),
    }),
  ),
  reason: v.nullable(text),
  change: v.nullable(
    v.strictObject({
      action: v.picklist(['install', 'uninstall']),
      dryRun: v.boolean(),
      changed: v.boolean(),
      backup: v.nullable(path),
      content: v.nullable(v.string()),
      commands: v.array(
        v.strictObject({
          command: text,
          code: v.nullable(v.pipe(v.number(), v.integer())),
          said: v.nullable(text),
        }),
      ),
    }),
  ),
  export: exportReportSchema,
  jobs: v.array(v.strictObject({ name: text, everyMs: v.nullable(count), lastRunAt: v.nullable(time) })),
});

export type AgentReportProof = Proven<Proof<v.InferOutput<typeof agentReportSchema>, AgentReport>>;
