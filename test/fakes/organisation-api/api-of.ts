import {
  type ApiOptions,
  createOrganisationApi,
  type OrganisationApi,
} from '../../../electron/core/organisation/api/organisation-api.ts';

/** Makes a client of a fake server that waits for nothing. Its key is `k`, and its clock the system's, where not given. */
export function apiOf(base: string, parts: Partial<ApiOptions> = {}): OrganisationApi {
  return createOrganisationApi({
    base,
    key: async () => 'k',
    env: {},
    tls: async () => ({}),
    signal: new AbortController().signal,
    now: Date.now,
    sleep: async () => {},
    random: () => 0,
    ...parts,
  });
}
