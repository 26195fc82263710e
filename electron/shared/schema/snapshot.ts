import * as v from 'valibot';
import type { Snapshot } from '../snapshot.ts';
import { analyticsSwitchSchema } from './analytics-switch.ts';
import { codexSchema } from './codex.ts';
import { exportsSchema } from './exports.ts';
import { findingSchema } from './finding.ts';
import { limitsSchema } from './limits.ts';
import { liveSchema } from './live.ts';
import { organisationSchema } from './organisation/organisation.ts';
import { outlookSchema } from './outlook.ts';
import { pricingSchema } from './pricing.ts';
import type { Proof, Proven } from './proof.ts';
import { count, path, text, time } from './scalars.ts';
import { settingsSchema } from './settings.ts';
import { analyticsSchema, otelSchema } from './telemetry.ts';
import { authSchema, usageSchema } from './usage.ts';

const coverage = v.strictObject({
  reading: v.strictObject({
    files: count,
    bytes: count,
    lines: count,
    linesRead: count,
    linesSkipped: count,
    linesNotUnderstood: count,
    filesUnreadable: count,
    threadsGone: count,
    versions: v.array(
      v.strictObject({
        version: text,
        threads: count,
        files: count,
        bytes: count,
        lines: count,
        linesRead: count,
        linesNotUnderstood: count,
      }),
    ),
    lowerBound: v.array(text),
  }),
  compliance: v.strictObject({
    sessions: count,
    visible: count,
    invisible: count,
    unknown: count,
    reason: text,
  }),
});

/** `codex-glance.snapshot/1` */
export const snapshotSchema = v.strictObject({
  schema: v.literal('codex-glance.snapshot/1'),
  generatedAt: time,
  glanceVersion: text,
  timezone: text,
  locale: text,
  cwd: path,
  demo: v.boolean(),
  codexHomes: v.array(
    v.strictObject({
      path,
      exists: v.boolean(),
      source: v.picklist(['option', 'settings', 'environment', 'default', 'demo']),
      rolloutFiles: count,
      auth: authSchema,
      codexVersion: v.nullable(text),
    }),
  ),
  codex: codexSchema,
  usage: usageSchema,
  pricing: pricingSchema,
  limits: limitsSchema,
  outlook: outlookSchema,
  analytics: analyticsSchema,
  analyticsSwitch: analyticsSwitchSchema,
  otel: otelSchema,
  coverage,
  exports: exportsSchema,
  settings: settingsSchema,
  live: liveSchema,
  organisation: organisationSchema,
  findings: v.pipe(
    v.array(findingSchema),
    v.check(
      (findings) => new Set(findings.map(({ id }) => id)).size === findings.length,
      'an id comes twice',
    ),
  ),
});

export type SnapshotProof = Proven<Proof<v.InferOutput<typeof snapshotSchema>, Snapshot>>;
