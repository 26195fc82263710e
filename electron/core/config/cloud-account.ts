import { join } from 'node:path';
import { loadRegularText } from '../platform/regular-file.ts';

/**
 * Tells whether an account is the one signed in; null where that is not known. Of `auth.json` only the
 * account's id is looked at, which is no credential, and only the answer outlives the look.
 */
export async function accountCheck(codexHome: string): Promise<(accountId: string | null) => boolean | null> {
  const text = await loadRegularText(join(codexHome, 'auth.json'), 'note').catch(() => '');
  const own = /"account_id"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? null;
  return (accountId) => (own === null ? null : own === accountId);
}
