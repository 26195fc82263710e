import * as v from 'valibot';
import { type PostureReport, type PostureValue, postureAreas } from '../../governance/posture.ts';

import { codexSchema } from '../codex.ts';
import { findingSchema } from '../finding.ts';
import { originSchema } from '../origin.ts';
import type { Proof, Proven } from '../proof.ts';
import { line, text, time } from '../scalars.ts';

const value: v.GenericSchema<PostureValue> = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.array(v.lazy(() => value)),
  v.record(
    v.string(),
    v.lazy(() => value),
  ),
]);

const item = v.strictObject({
  name: text,
  kind: text,
  identity: v.nullable(text),
  file: v.nullable(text),
  line: v.nullable(line),
  sha256: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256'))),
  firstSeen: v.nullable(time),
  state: v.nullable(text),
  origin: v.nullable(originSchema),
  note: v.nullable(text),
});

const entry = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z-]+$/, 'not an id of the posture')),
    area: v.picklist(postureAreas),
    title: text,
    value,
    origin: v.nullable(originSchema),
    locked: v.nullable(v.boolean()),
    note: v.nullable(text),
    items: v.exactOptional(v.array(item)),
  }),
  v.check(({ id, area }) => id.startsWith(`${area}.`), 'the area is not that of the id'),
);

/** `codex-glance.posture/1` */
export const postureReportSchema = v.pipe(
  v.strictObject({
    schema: v.literal('codex-glance.posture/1'),
    codex: codexSchema,
    entries: v.array(entry),
    findings: v.array(findingSchema),
  }),
  v.check(
    ({ entries }) => new Set(entries.map(({ id }) => id)).size === entries.length,
    'an entry is there twice',
  ),
);

/** The ids are checked by their form, so that a document of a newer Glance passes. */
type Printed = Omit<PostureReport, 'entries'> & {
  readonly entries: readonly (Omit<PostureReport['entries'][number], 'id'> & { readonly id: string })[];
};
export type PostureReportProof = Proven<Proof<v.InferOutput<typeof postureReportSchema>, Printed>>;
