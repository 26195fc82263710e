import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSecretReader, readHeaderSecret, type SecretRef } from '../../export/secrets/read-secret.ts';
import { openRowStore, type RowStore } from '../../organisation/analytics/row-store.ts';
import { createOrganisationApi, type OrganisationApi } from '../../organisation/api/organisation-api.ts';
import type { OrganisationSettings } from '../../organisation/settings/organisation-settings.ts';
import { readTlsMaterial } from '../../telemetry/probe/tls-material.ts';

export interface OrganisationPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly stateDir: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** So often a request is sent again; left out, as often as the service may need. */
  readonly retries?: number;
  /** Returns an entry of the system's keychain; left out where the host has none. */
  readonly keychain?: (name: string) => Promise<string | null>;
}

/** Opens the two APIs of an organisation. Nothing is sent, and no key is read, before one is asked. */
export function openOrganisation(
  settings: OrganisationSettings,
  { env, platform, now, signal, retries, keychain }: Omit<OrganisationPorts, 'stateDir'>,
): { readonly analytics: OrganisationApi; readonly compliance: OrganisationApi } {
  const secret = createSecretReader({ env, platform, ...(keychain ? { keychain } : {}) });
  const apiWith = (key: SecretRef) =>
    createOrganisationApi({
      base: settings.base,
      key: () => readHeaderSecret(secret, key),
      env,
      tls: () => readTls(settings.caFile),
      signal,
      now,
      sleep: async (ms) => void (await sleep(ms, undefined, { signal })),
      random: Math.random,
      ...(retries === undefined ? {} : { retries }),
    });
  return { analytics: apiWith(settings.analyticsKey), compliance: apiWith(settings.complianceKey) };
}

/** Opens the rows that are kept of the Analytics API. */
export function openOrganisationRows(stateDir: string): RowStore {
  return openRowStore(join(stateDir, ROWS_FILE));
}

/** The name in the state folder. */
const ROWS_FILE = 'organisation.sqlite';

/** A CA of the settings is trusted beside the system's. */
async function readTls(caFile: string | null) {
  const read = await readTlsMaterial({ ca: caFile, certificate: null, key: null }, 'grpc');
  if (read.ok) return read.material;
  throw new Error(`${read.file} cannot be read as a certificate. Check ca_file.`);
}
