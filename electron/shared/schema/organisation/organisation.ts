import * as v from 'valibot';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Proof, Proven } from '../proof.ts';
import { count, day, text, time } from '../scalars.ts';

/** `Snapshot.organisation` */
export const organisationSchema = v.strictObject({
  state: v.picklist(['off', 'on', 'faulty']),
  host: v.nullable(text),
  workspace: v.nullable(text),
  organization: v.nullable(text),
  readAt: v.nullable(time),
  mayRiseFrom: v.nullable(day),
  error: v.nullable(v.strictObject({ at: time, message: text })),
  compliance: v.strictObject({
    state: v.picklist(['off', 'ok', 'falling-behind', 'passed', 'not-known']),
    pulledAt: v.nullable(time),
    behindMs: v.nullable(count),
    lost: v.nullable(v.strictObject({ from: time, to: time })),
    encrypted: v.nullable(v.boolean()),
    failedTypes: count,
  }),
  key: v.strictObject({
    state: v.picklist(['not-known', 'narrow', 'more']),
    checkedAt: v.nullable(time),
  }),
});

export type OrganisationProof = Proven<Proof<v.InferOutput<typeof organisationSchema>, Organisation>>;
