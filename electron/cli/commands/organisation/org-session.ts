import { resolve } from 'node:path';
import { openOrganisation } from '../../../core/composition/organisation-apis/open-organisation.ts';
import { SecretError } from '../../../core/export/secrets/read-secret.ts';
import { ApiError } from '../../../core/organisation/api/api-error.ts';
import type { ApiRequest, OrganisationApi } from '../../../core/organisation/api/organisation-api.ts';
import { addressOf } from '../../../core/organisation/api/organisation-api.ts';
import {
  type NamedOrganisation,
  type OrganisationSettings,
  OrganisationSettingsError,
  organisationFile,
  readOrganisationSettings,
  WORKSPACE_VARIABLE,
} from '../../../core/organisation/settings/organisation-settings.ts';
import { noteStatus } from '../../../core/organisation/status/status-file.ts';
import { verbatim } from '../../../shared/messages/en/words.ts';
import type { OrgRequests } from '../../../shared/schema/organisation/org-compliance.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { paragraph } from '../../text/paragraph.ts';

/** What the words of `org` work with. */
export interface OrgSession {
  readonly settings: OrganisationSettings;
  readonly analytics: OrganisationApi;
  readonly compliance: OrganisationApi;
  readonly signal: AbortSignal;
}

/**
 * Runs the work with the APIs of the organisation; a signal ends it. Every failure of theirs becomes a `CliError` with
 * exit code 3.
 */
export async function withOrganisation<T>(
  session: CommandContext,
  named: NamedOrganisation,
  work: (org: OrgSession) => Promise<T>,
  more: { readonly retries?: number } = {},
): Promise<T> {
  const { terminal, options } = session;
  const stop = terminal.listenForStop();
  let settings: OrganisationSettings | null = null;
  try {
    settings = readOrganisationSettings(options.stateDir, named, terminal.env);
    const { clock, env, platform } = terminal;
    const apis = openOrganisation(settings, {
      env,
      platform,
      now: () => clock.now(),
      signal: stop.signal,
      ...more,
    });
    return await work({ settings, ...apis, signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted) throw new CliError(3, 'interrupted', 'It was stopped. What was read is kept.');
    if (settings !== null && (error instanceof ApiError || error instanceof SecretError)) {
      const message = error instanceof ApiError ? error.words : verbatim(error.message);
      const at = terminal.clock.now();
      await noteStatus(options.stateDir, settings, () => ({ error: { at, message } }));
    }
    throw failureOf(error);
  } finally {
    stop.release();
  }
}

function failureOf(error: unknown): unknown {
  if (error instanceof ApiError) return new CliError(3, error.code, error.message);
  if (error instanceof SecretError) return new CliError(3, 'key-missing', error.message);
  if (error instanceof OrganisationSettingsError) {
    return new CliError(error.file === null ? 2 : 3, 'settings-invalid', error.message, error.file);
  }
  return error;
}

/** Reads the settings. @throws CliError where they cannot be used. */
export function settingsFor(...from: Parameters<typeof readOrganisationSettings>): OrganisationSettings {
  try {
    return readOrganisationSettings(...from);
  } catch (error) {
    throw failureOf(error);
  }
}

/** Returns the folder of compliance logs, absolute. @throws CliError with exit code 2 where none is named. */
export function outOf(
  given: string | undefined,
  { archive }: Pick<OrganisationSettings, 'archive'>,
  cwd: string,
): string {
  if (given) return resolve(cwd, given);
  if (archive !== null) return archive;
  throw wrongUsage('missing-option', 'Name the folder with --out DIR, or with archive in organisation.toml.');
}

/** @throws CliError with exit code 2 where no workspace is named. */
export function workspaceOf({ settings }: OrgSession, { options }: CommandContext): string {
  if (settings.workspace !== null) return settings.workspace;
  throw new CliError(
    2,
    'workspace-missing',
    `Name the workspace with --workspace ID, in ${organisationFile(options.stateDir)} or in $${WORKSPACE_VARIABLE}. The admin console shows its id.`,
  );
}

/** Prints the requests that would be sent. They hold no key. */
export async function printRequests(
  session: CommandContext,
  { settings }: OrgSession,
  requests: readonly ApiRequest[],
): Promise<void> {
  const document: OrgRequests = {
    schema: 'codex-glance.org/1',
    kind: 'requests',
    requests: requests.map((request) => ({ method: 'GET', url: addressOf(settings.base, request).href })),
  };
  if (session.json) return session.printJson(document);
  // An address is one word, so that it can be copied: it is not wrapped.
  await session.terminal.stdout.write(
    document.requests.map(({ method, url }) => `${method} ${url}\n`).join(''),
  );
  if (document.requests.length === 0) {
    await session.printLines(
      paragraph(
        'Nothing has to be read: all of it is kept, and can no longer change.',
        session.terminal.stdout.columns,
        { indent: 0 },
      ),
    );
  }
}
