import * as v from 'valibot';
import type { Derived } from '../proof.ts';
import { count, path, text, time } from '../scalars.ts';

/** Whether all of the 30 days that the platform keeps can still be pulled. */
export const windowStates = ['inside', 'leaving', 'passed', 'not-known'] as const;

const pulledType = v.strictObject({
  type: text,
  scope: v.picklist(['workspace', 'organization']),
  /** `refused`: the key may not list it, or the scope does not have it. */
  state: v.picklist(['pulled', 'refused', 'failed']),
  reason: v.nullable(text),
  files: count,
  events: count,
  duplicates: count,
  /** The end of the newest file that was pulled; null before the first. */
  cursor: v.nullable(time),
  /** How far that is behind the newest the platform has; null where it does not say. */
  behindMs: v.nullable(count),
  /** `passed`: files went out of the 30-day window before they were pulled, between the two times. */
  window: v.picklist(windowStates),
  lost: v.nullable(v.strictObject({ from: time, to: time })),
});

export const orgPullReportSchema = v.strictObject({
  schema: v.literal('codex-glance.org/1'),
  kind: v.literal('pull'),
  out: path,
  /** Of this run. */
  files: count,
  events: count,
  duplicates: count,
  bytes: count,
  /** The most that any type is behind; null where none says. */
  behindMs: v.nullable(count),
  /** The least advanced cursor of the types; null where one has none. */
  cursor: v.nullable(time),
  types: v.array(pulledType),
});

/** The requests that a command would send, in order; pages that follow from an answer are not known. */
export const orgRequestsSchema = v.strictObject({
  schema: v.literal('codex-glance.org/1'),
  kind: v.literal('requests'),
  requests: v.array(v.strictObject({ method: v.literal('GET'), url: text })),
});

export const orgDoctorSchema = v.strictObject({
  schema: v.literal('codex-glance.org/1'),
  kind: v.literal('doctor'),
  base: text,
  checks: v.array(
    v.strictObject({
      id: text,
      state: v.picklist(['passed', 'warning', 'failed', 'skipped']),
      /** What was found, and what to do. */
      text,
    }),
  ),
});

export type OrgPullReport = Derived<typeof orgPullReportSchema>;
export type PulledType = OrgPullReport['types'][number];
export type OrgRequests = Derived<typeof orgRequestsSchema>;
export type OrgDoctor = Derived<typeof orgDoctorSchema>;
export type OrgCheck = OrgDoctor['checks'][number];
