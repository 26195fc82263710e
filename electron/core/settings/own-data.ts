import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UsageReport } from '../../shared/commands.ts';
import type { Settings } from '../../shared/settings.ts';
import { GLANCE_VERSION } from '../../shared/version.ts';
import { loadRegularText } from '../platform/reading/regular-file.ts';
import { isOwnEntry, STATE_FILES } from '../platform/state/state-files.ts';

/** The documents that are exported whole. None holds a credential. */
const { settings: _settings, secrets: _secrets, statusline: _statusline, ...documents } = STATE_FILES;

/** The `codex-glance.data/1` document: everything that Glance keeps. */
export interface DataExport {
  readonly schema: 'codex-glance.data/1';
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly glanceVersion: string;
  readonly settings: Settings;
  readonly usage: { readonly [by: string]: UsageReport };
  /** Each document as stored; null where there is none. */
  readonly kept: { readonly [name in keyof typeof documents]: unknown };
}

/** Collects everything that Glance keeps in one document. `now` in milliseconds since the epoch. */
export async function exportOwnData(
  stateDir: string,
  now: number,
  parts: Pick<DataExport, 'settings' | 'usage'>,
): Promise<DataExport> {
  const names = Object.keys(documents) as (keyof typeof documents)[];
  const texts = names.map(
    async (name) => [name, await readDocument(join(stateDir, documents[name]))] as const,
  );
  const kept = Object.fromEntries(await Promise.all(texts)) as DataExport['kept'];
  return {
    schema: 'codex-glance.data/1',
    exportedAt: new Date(now).toISOString(),
    glanceVersion: GLANCE_VERSION,
    ...parts,
    kept,
  };
}

async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await loadRegularText(file, 'own'));
  } catch {
    return null;
  }
}

/**
 * Removes everything that Glance keeps, and nothing of Codex's. The copies of the user's files from before an edit
 * stay, because undoing needs them; so do Chromium's files.
 *
 * @throws Error where a file cannot be removed.
 */
export async function removeOwnData(stateDir: string): Promise<void> {
  const names = await readdir(stateDir).catch(() => []);
  for (const name of names.filter(isOwnEntry))
    await rm(join(stateDir, name), { force: true, recursive: true });
}
