import { join } from 'node:path';
import * as v from 'valibot';
import type { OrgPullReport } from '../../../shared/schema/organisation/org-compliance.ts';
import { keptMessage } from '../../platform/kept-message.ts';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';

/** Times are milliseconds since the epoch. */
const at = v.pipe(v.number(), v.finite());
const span = v.strictObject({ from: at, to: at });

const statusSchema = v.strictObject({
  schema: v.literal('codex-glance.organisation-status/1'),
  /** Whose APIs these are: what is of others is not shown. */
  workspace: v.nullable(v.string()),
  organization: v.nullable(v.string()),
  readAt: v.nullable(at),
  error: v.nullable(v.strictObject({ at, message: keptMessage() })),
  pull: v.nullable(
    v.strictObject({
      at,
      /** Up to this time all was pulled; null where nothing tells. */
      upTo: v.nullable(at),
      failedTypes: v.number(),
      encrypted: v.boolean(),
      /** What was lost last, and when that was seen. */
      lost: v.nullable(v.strictObject({ seenAt: at, span })),
      /** The time of which files may be missing, as a page did not hold all; and when that was seen. */
      unsure: v.exactOptional(v.nullable(v.strictObject({ seenAt: at, at })), null),
    }),
  ),
  key: v.nullable(v.strictObject({ at, state: v.picklist(['narrow', 'more']) })),
});

export type OrganisationStatus = Readonly<v.InferOutput<typeof statusSchema>>;
export type PullStatus = NonNullable<OrganisationStatus['pull']>;

/** Whose status it is. */
export type Whose = Pick<OrganisationStatus, 'workspace' | 'organization'>;

function noStatus({ workspace, organization }: Whose): OrganisationStatus {
  return {
    schema: 'codex-glance.organisation-status/1',
    workspace,
    organization,
    readAt: null,
    error: null,
    pull: null,
    key: null,
  };
}

/** Reads the status; null where there is none, or none that this Glance understands. */
export async function loadStatus(stateDir: string): Promise<OrganisationStatus | null> {
  const document = await loadDocument(join(stateDir, STATE_FILES.organisationStatus));
  const read = document.state === 'read' ? v.safeParse(statusSchema, document.value) : null;
  return read?.success ? read.output : null;
}

/** Replaces parts of the status. What is kept of another workspace goes. @throws the system's error. */
export async function noteStatus(
  stateDir: string,
  whose: Whose,
  change: (before: OrganisationStatus) => Partial<OrganisationStatus>,
): Promise<void> {
  const kept = await loadStatus(stateDir);
  const isSame = kept?.workspace === whose.workspace && kept.organization === whose.organization;
  const before = isSame ? kept : noStatus(whose);
  const { workspace, organization } = whose;
  const next = { ...before, ...change(before), workspace, organization };
  writeDocument(join(stateDir, STATE_FILES.organisationStatus), next);
}

/** Says what a pull came to. A loss stays known after later pulls. */
export function pullStatus(
  before: PullStatus | null,
  { types }: Pick<OrgPullReport, 'types'>,
  { now, encrypted }: { readonly now: number; readonly encrypted: boolean },
): PullStatus {
  const logs = types.filter(
    ({ state, window }) => state !== 'refused' && !(state === 'pulled' && window === 'not-known'),
  );
  const upTo = logs.map(({ state, cursor }) =>
    state === 'pulled' ? now : cursor === null ? null : Date.parse(cursor),
  );
  const lost = types.flatMap((type) => (type.lost ? [type.lost] : []));
  const from = Math.min(...lost.map((one) => Date.parse(one.from)));
  const to = Math.max(...lost.map((one) => Date.parse(one.to)));
  const unsure = types.find(({ unsureAt }) => unsureAt !== null)?.unsureAt ?? null;
  return {
    at: now,
    upTo: upTo.length === 0 || upTo.includes(null) ? null : Math.min(...upTo.map(Number)),
    failedTypes: types.filter(({ state }) => state === 'failed').length,
    encrypted,
    lost: lost.length === 0 ? (before?.lost ?? null) : { seenAt: now, span: { from, to } },
    unsure: unsure === null ? (before?.unsure ?? null) : { seenAt: now, at: Date.parse(unsure) },
  };
}
