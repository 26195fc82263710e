import { DAY_MS, HOUR_MS } from '../../../shared/durations.ts';
import type { OrgCheck, OrgDoctor } from '../../../shared/schema/organisation/org-compliance.ts';
import { SecretError } from '../../export/secrets/read-secret.ts';
import { type Endpoint, endpoints } from '../analytics/rows.ts';
import { dayStart } from '../analytics/windows.ts';
import { ApiError } from '../api/api-error.ts';
import type { ApiRequest, OrganisationApi } from '../api/organisation-api.ts';
import { readListing } from '../compliance/listing.ts';
import { listRequest, scopePath } from '../compliance/requests.ts';
import type { OrganisationSettings } from '../settings/organisation-settings.ts';

export interface DoctorParts {
  readonly settings: OrganisationSettings;
  readonly analytics: OrganisationApi;
  readonly compliance: OrganisationApi;
  readonly now: number;
}

/** A request of the doctor, and what its answer means. */
interface Question {
  readonly id: string;
  readonly title: string;
  readonly api: 'analytics' | 'compliance';
  /** Null where an id is missing; the check is then skipped. */
  readonly request: ApiRequest | null;
  readonly missing: string;
  /** True where the product does without: a refusal is no failure. */
  readonly isOptional: boolean;
}

/** Returns what the doctor asks, each with one row or file at most. */
export function doctorRequests(settings: OrganisationSettings, now: number): Question[] {
  const { workspace, organization } = settings;
  const window = {
    start_time: (dayStart(now) - DAY_MS) / 1_000,
    end_time: Math.floor(now / 1_000),
    limit: 1,
  };
  const rows = (endpoint: Endpoint): ApiRequest | null =>
    workspace === null
      ? null
      : {
          path: endpoints[endpoint].path.replace('{workspace}', encodeURIComponent(workspace)),
          query: window,
        };
  const logs = (scope: 'workspace' | 'organization', type: string): ApiRequest | null => {
    const path = scopePath({ scope }, { workspace, organization });
    if (path === null) return null;
    const { query, ...rest } = listRequest(path, type, now - HOUR_MS);
    return { ...rest, query: { ...query, limit: 1 } };
  };
  const noWorkspace = 'no workspace is set (--workspace ID)';
  const noOrganization = 'no organisation is set (--organization ID)';
  const analytics = { api: 'analytics', missing: noWorkspace } as const;
  return [
    { ...analytics, id: 'usage', title: 'Usage of Codex', request: rows('usage'), isOptional: false },
    { ...analytics, id: 'reviews', title: 'Code reviews', request: rows('reviews'), isOptional: false },
    {
      ...analytics,
      id: 'responses',
      title: 'Answers to code reviews',
      request: rows('responses'),
      isOptional: false,
    },
    {
      ...analytics,
      id: 'all-products',
      title: 'Usage of all products',
      request: rows('all-usage'),
      isOptional: true,
    },
    {
      id: 'compliance-workspace',
      title: 'Compliance logs of the workspace',
      api: 'compliance',
      request: logs('workspace', 'CODEX_LOG'),
      missing: noWorkspace,
      isOptional: false,
    },
    {
      id: 'compliance-organization',
      title: 'Compliance logs of the organisation',
      api: 'compliance',
      request: logs('organization', 'CODEX_TURN'),
      missing: noOrganization,
      isOptional: true,
    },
  ];
}

/** Asks each endpoint once, and says what it answered and what to do. Reads a row or a file's name at most, and keeps nothing. */
export async function checkOrganisation(parts: DoctorParts): Promise<OrgDoctor> {
  const checks: OrgCheck[] = [];
  for (const question of doctorRequests(parts.settings, parts.now)) checks.push(await ask(parts, question));
  checks.push(await checkNarrow(parts));
  checks.push({
    id: 'key-delete',
    state: 'skipped',
    text: 'Whether the key may also remove logs cannot be asked without trying. Look at its permissions in the admin console: read alone is enough.',
  });
  return { schema: 'codex-glance.org/1', kind: 'doctor', base: parts.settings.base, checks };
}

async function ask(
  parts: DoctorParts,
  { id, title, api, request, missing, isOptional }: Question,
): Promise<OrgCheck> {
  if (request === null) return { id, state: 'skipped', text: `${title}: ${missing}.` };
  try {
    const text = await parts[api].text(request);
    if (api === 'compliance') readListing(text);
    return { id, state: 'passed', text: `${title}: can be read.` };
  } catch (error) {
    if (error instanceof ApiError) {
      const isRefused = isOptional && [400, 403, 404].includes(error.status ?? 0);
      return { id, state: isRefused ? 'warning' : 'failed', text: `${title}: ${error.message}` };
    }
    if (error instanceof SecretError) return { id, state: 'failed', text: `${title}: ${error.message}` };
    throw error;
  }
}

/** Looks whether the key reads what these commands never need: the list of users of the Admin API. */
async function checkNarrow({ settings, analytics }: DoctorParts): Promise<OrgCheck> {
  const id = 'key-narrow';
  const { workspace } = settings;
  const unknown = {
    id,
    state: 'skipped',
    text: 'Whether the key can do more than is needed: not known.',
  } as const;
  if (workspace === null) return unknown;
  try {
    await analytics.text({
      path: `manage/workspaces/${encodeURIComponent(workspace)}/users`,
      query: { limit: 1 },
    });
    return {
      id,
      state: 'warning',
      text: 'The key can also read the users of the workspace, which is more than is needed. Make one that reads analytics and compliance logs alone.',
    };
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) {
      return {
        id,
        state: 'passed',
        text: 'The key cannot read the users of the workspace, so it is a narrow one.',
      };
    }
    if (error instanceof ApiError || error instanceof SecretError) return unknown;
    throw error;
  }
}
