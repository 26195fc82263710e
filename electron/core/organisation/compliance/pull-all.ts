import { DAY_MS } from '../../../shared/durations.ts';
import type { OrgPullReport, PulledType } from '../../../shared/schema/organisation/org-compliance.ts';
import { ApiError } from '../api/api-error.ts';
import type { OrganisationApi } from '../api/organisation-api.ts';
import { openArchive } from './archive.ts';
import { createEncrypt, type Encrypt } from './encryption.ts';
import type { EventType } from './event-types.ts';
import { type ComplianceList, complianceLists, pullList } from './lists.ts';
import { type PullSum, pullType } from './pull.ts';
import { type ScopeIds, scopePath } from './requests.ts';

/** What one pull is to do. */
export interface PullPlan {
  readonly types: readonly EventType[];
  readonly lists: readonly ComplianceList[];
  /** Files that are older are removed afterwards; null keeps all. */
  readonly keepDays: number | null;
}

export interface PullAllParts {
  readonly api: OrganisationApi;
  readonly ids: ScopeIds;
  /** The folder of the archive, absolute. */
  readonly out: string;
  /** Public keys that files are encrypted to; empty for none. */
  readonly recipients: readonly string[];
  readonly now: () => number;
  /** Called after each file. */
  readonly onFile?: (type: string, sum: PullSum) => void;
}

type Pulled = PulledType & { readonly bytes: number };

/**
 * Pulls all types of a plan into the archive, then the lists of now.
 *
 * @throws ArchiveError, ApiError for what concerns all types, or the system's error for the disk.
 */
export async function pullAll(
  { api, ids, out, recipients, now, onFile }: PullAllParts,
  { types, lists, keepDays }: PullPlan,
): Promise<OrgPullReport> {
  const encrypt = recipients.length === 0 ? null : await createEncrypt(recipients);
  const archive = openArchive(out, now(), encrypt);
  try {
    const pulled: Pulled[] = [];
    for (const type of types) {
      const note = (sum: PullSum) => onFile?.(type.type, sum);
      pulled.push(await pullType({ api, archive, ids, now, onFile: note }, type));
    }
    for (const list of lists) pulled.push(await pullOneList({ api, ids, out }, list, encrypt));
    if (keepDays !== null) archive.removeOlder(now() - keepDays * DAY_MS);
    return reportOf(out, pulled);
  } finally {
    archive.close();
  }
}

async function pullOneList(
  { api, ids, out }: Pick<PullAllParts, 'api' | 'ids' | 'out'>,
  list: ComplianceList,
  encrypt: Encrypt | null,
): Promise<Pulled> {
  const about = {
    type: complianceLists[list],
    scope: 'workspace',
    window: 'not-known',
    lost: null,
    unsureAt: null,
  } as const;
  const none = { duplicates: 0, bytes: 0, cursor: null, behindMs: null };
  const path = scopePath({ scope: 'workspace' }, ids);
  if (path === null) {
    const reason = 'It is listed under the workspace (--workspace ID), whose id is not set.';
    return { ...about, ...none, state: 'refused', reason, files: 0, events: 0 };
  }
  try {
    const events = await pullList(api, path, list, out, encrypt);
    return { ...about, ...none, state: 'pulled', reason: null, files: 1, events };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === null || error.code === 'key-rejected') throw error;
    const state = [400, 403, 404, 410].includes(error.status) ? 'refused' : 'failed';
    return { ...about, ...none, state, reason: error.message, files: 0, events: 0 };
  }
}

function reportOf(out: string, pulled: readonly Pulled[]): OrgPullReport {
  const sum = (name: 'files' | 'events' | 'duplicates' | 'bytes') =>
    pulled.reduce((all, type) => all + type[name], 0);
  const behind = pulled.flatMap(({ behindMs }) => (behindMs === null ? [] : [behindMs]));
  const cursors = pulled
    .filter(({ state, window }) => state === 'failed' || (state === 'pulled' && window !== 'not-known'))
    .map(({ cursor }) => cursor);
  return {
    schema: 'codex-glance.org/1',
    kind: 'pull',
    out,
    files: sum('files'),
    events: sum('events'),
    duplicates: sum('duplicates'),
    bytes: sum('bytes'),
    behindMs: behind.length === 0 ? null : Math.max(...behind),
    cursor: cursors.length === 0 || cursors.includes(null) ? null : (cursors.toSorted()[0] ?? null),
    types: pulled.map(({ bytes: _bytes, ...type }) => type),
  };
}
