import * as v from 'valibot';
import type { Derived } from '../proof.ts';
import { count, path, text, time } from '../scalars.ts';

/** Whether all of the 30 days that the platform keeps can still be pulled. */
export const windowStates = ['inside', 'leaving', 'passed', 'not-known'] as const;

export const orgRuleIds = [
  'files',
  'failures',
  'denied',
  'prompts',
  'secrets',
  'terms',
  'revocations',
] as const;
export type OrgRuleId = (typeof orgRuleIds)[number];

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
  /** More files ended at this very time than a page can list, so some of them may be missing; null for none. */
  unsureAt: v.nullable(time),
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

/** What rules found in pulled events: ids and counts, never content. */
export const orgRulesSchema = v.strictObject({
  schema: v.literal('codex-glance.org/1'),
  kind: v.literal('rules'),
  out: path,
  events: count,
  files: count,
  rules: v.array(
    v.strictObject({
      id: v.picklist(orgRuleIds),
      /** All matches, also those that are not listed. */
      count,
      matches: v.array(
        v.strictObject({
          /** The form of secret, or the line of the dictionary; null where the rule says all. */
          what: v.nullable(text),
          /** Of an event, a session, or a person and an hour. */
          id: text,
          count,
        }),
      ),
    }),
  ),
});

const logged = v.strictObject({ sessions: count, logged: count });

/** Which sessions of this machine are in the logs that were pulled: measured, not inferred. */
export const orgCoverageSchema = v.strictObject({
  schema: v.literal('codex-glance.org/1'),
  kind: v.literal('coverage'),
  out: path,
  /** The time that the pulled events span; null where there are none. */
  window: v.nullable(v.strictObject({ start: time, end: time })),
  /** Local sessions that were active in it, by what their files tell of the sign-in. */
  byAuth: v.strictObject({ chatgpt: logged, apiKey: logged, otherProvider: logged, unknown: logged }),
  /** Local sessions by ChatGPT that are not in the logs: of a personal account, or a gap. */
  missing: v.array(v.strictObject({ threadId: text, lastActivityAt: v.nullable(time) })),
  /** Sessions in the logs that this machine does not know: other machines, and the cloud. */
  elsewhere: count,
});

export type OrgRules = Derived<typeof orgRulesSchema>;
export type OrgCoverage = Derived<typeof orgCoverageSchema>;
export type OrgPullReport = Derived<typeof orgPullReportSchema>;
export type PulledType = OrgPullReport['types'][number];
export type OrgRequests = Derived<typeof orgRequestsSchema>;
export type OrgDoctor = Derived<typeof orgDoctorSchema>;
export type OrgCheck = OrgDoctor['checks'][number];
