import { join } from 'node:path';
import { DAY_MS } from '../../../shared/durations.ts';
import type { Finding } from '../../../shared/finding.ts';
import { verbatim } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { noOrganisation, type Organisation } from '../../../shared/organisation/organisation.ts';
import { isMissing, loadRegularText } from '../../platform/reading/regular-file.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';
import type { OrganisationSettings } from '../settings/organisation-settings.ts';
import { organisationFindings } from './organisation-findings.ts';
import type { OrganisationStatus } from './status-file.ts';

export interface OrganisationServiceOptions {
  /** Null for samples, which have none. */
  readonly stateDir: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What is known of the organisation's APIs without asking them: the settings, and what the last commands left. */
export class OrganisationService {
  private readonly options: OrganisationServiceOptions;
  private settings: OrganisationSettings | null = null;
  private fault: { readonly message: Message; readonly file: string } | null = null;
  private status: OrganisationStatus | null = null;
  private decide: typeof import('./decide-compliance.ts').decideCompliance | null = null;

  constructor(options: OrganisationServiceOptions) {
    this.options = options;
  }

  /** Returns the files that change what is known. */
  watchPaths(): readonly string[] {
    const { stateDir } = this.options;
    const names = [STATE_FILES.organisation, STATE_FILES.organisationStatus];
    return stateDir === null ? [] : names.map((name) => join(stateDir, name));
  }

  /** Some files changed. */
  async changed(paths: readonly string[]): Promise<void> {
    if (this.watchPaths().some((file) => paths.includes(file))) await this.read();
  }

  /** Reads the settings, and where they name an organisation also what was left. Never fails. */
  async read(): Promise<void> {
    const { stateDir, env } = this.options;
    if (stateDir === null || !(await isSetUp(stateDir, env))) return this.forget();
    // Only those who set one up load these.
    const [
      { OrganisationSettingsError, organisationFile, readOrganisationSettings },
      { loadStatus },
      decide,
    ] = await Promise.all([
      import('../settings/organisation-settings.ts'),
      import('./status-file.ts'),
      import('./decide-compliance.ts'),
    ]);
    this.forget();
    this.decide = decide.decideCompliance;
    try {
      this.settings = readOrganisationSettings(stateDir, {}, env);
    } catch (error) {
      if (!(error instanceof OrganisationSettingsError)) throw error;
      this.fault = { message: verbatim(error.message), file: error.file ?? organisationFile(stateDir) };
      return;
    }
    const status = await loadStatus(stateDir);
    const { workspace, organization } = this.settings;
    if (status?.workspace === workspace && status.organization === organization) this.status = status;
  }

  /** Returns the settings in force; null where none is set up, or they cannot be used. */
  inForce(): OrganisationSettings | null {
    const { settings } = this;
    return settings !== null && (settings.workspace ?? settings.organization) !== null ? settings : null;
  }

  view(now: number): Organisation {
    if (this.fault !== null) return { ...noOrganisation, state: 'faulty' };
    const settings = this.inForce();
    if (settings === null || this.decide === null) return noOrganisation;
    const { readAt = null, error = null, pull = null, key = null } = this.status ?? {};
    return {
      state: 'on',
      host: new URL(settings.base).host,
      workspace: settings.workspace,
      organization: settings.organization,
      readAt: iso(readAt),
      mayRiseFrom: readAt === null ? null : new Date(now - SETTLED_AFTER_MS).toISOString().slice(0, 10),
      error: error === null ? null : { at: iso(error.at) ?? '', message: error.message },
      compliance: this.decide(pull, now),
      key: { state: key?.state ?? 'not-known', checkedAt: iso(key?.at ?? null) },
    };
  }

  findings(now: number): Finding[] {
    const unsure = this.status?.pull?.unsure ?? null;
    const isRecent = unsure !== null && now - unsure.seenAt < UNSURE_SHOWN_MS;
    return organisationFindings(this.view(now), {
      fault: this.fault,
      unsureAt: isRecent ? iso(unsure.at) : null,
    });
  }

  private forget(): void {
    this.settings = null;
    this.fault = null;
    this.status = null;
  }
}

/** Rows may rise for so long after their day; as `mayStillRise` decides it. */
const SETTLED_AFTER_MS = 7 * DAY_MS;

/** It is shown as long as the platform keeps the files. */
const UNSURE_SHOWN_MS = 30 * DAY_MS;

async function isSetUp(stateDir: string, env: OrganisationServiceOptions['env']): Promise<boolean> {
  if (env.CODEX_GLANCE_ORG_WORKSPACE || env.CODEX_GLANCE_ORG_ORGANIZATION) return true;
  try {
    await loadRegularText(join(stateDir, STATE_FILES.organisation), 'own');
    return true;
  } catch (error) {
    // What cannot be read is said by those who read it.
    return !isMissing(error);
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
