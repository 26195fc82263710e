import { join } from 'node:path';
import * as v from 'valibot';
import { path, text } from '../../../shared/schema/scalars.ts';
import { parseToml, plainValue } from '../../config/toml/toml.ts';
import { type SecretRef, secretRefSchema } from '../../export/secrets/read-secret.ts';
import { issueMessage } from '../../platform/issue-message.ts';
import { isMissing, readRegularText } from '../../platform/reading/regular-file.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';
import { baseAddress, DOCUMENTED_BASE } from '../api/documented-host.ts';

/** `organisation.toml` of the state folder. Keys are as in the file; it holds where a key is and never the key. */
const fileSchema = v.strictObject({
  /** The id of the ChatGPT workspace, a UUID. */
  workspace: v.exactOptional(text),
  /** The id of the Platform organisation, `org-…`: CODEX_TURN and COSTS are listed under it alone. */
  organization: v.exactOptional(text),
  /** For a proxy of the organisation's. Default: the documented address. */
  base_url: v.exactOptional(text),
  key: v.exactOptional(secretRefSchema),
  /** Where the Compliance Logs Platform has a key of its own. */
  compliance_key: v.exactOptional(secretRefSchema),
  /** A CA that is trusted beside those of the system, in PEM. */
  ca_file: v.exactOptional(path),
  /** People by email or id, and their team: a CSV file of two columns. */
  teams_file: v.exactOptional(path),
});

type OrganisationFile = Readonly<v.InferOutput<typeof fileSchema>>;

/** What a command line names itself; it goes before the file. */
export interface NamedOrganisation {
  readonly workspace?: string | undefined;
  readonly organization?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly key?: SecretRef | undefined;
}

export interface OrganisationSettings {
  /** Null where it is not set. */
  readonly workspace: string | null;
  readonly organization: string | null;
  /** As `baseAddress` returns it. */
  readonly base: string;
  readonly analyticsKey: SecretRef;
  readonly complianceKey: SecretRef;
  readonly caFile: string | null;
  readonly teamsFile: string | null;
}

/** The variables that hold a key and ids where nothing else names them. */
export const KEY_VARIABLE = 'CODEX_GLANCE_ORG_KEY';
export const WORKSPACE_VARIABLE = 'CODEX_GLANCE_ORG_WORKSPACE';
export const ORGANIZATION_VARIABLE = 'CODEX_GLANCE_ORG_ORGANIZATION';

/** Thrown where the settings of the organisation cannot be used. The message says what to do. */
export class OrganisationSettingsError extends Error {
  readonly file: string | null;

  constructor(message: string, file: string | null = null) {
    super(message);
    this.file = file;
  }
}

/** Returns the file of these settings. */
export function organisationFile(stateDir: string): string {
  return join(stateDir, STATE_FILES.organisation);
}

/**
 * Reads the settings: what is named goes before the file, the file before the environment.
 *
 * @throws OrganisationSettingsError where a value cannot be used.
 */
export function readOrganisationSettings(
  stateDir: string,
  named: NamedOrganisation,
  env: Readonly<Record<string, string | undefined>>,
): OrganisationSettings {
  const file = readFile(organisationFile(stateDir));
  const workspace = named.workspace ?? file.workspace ?? (env[WORKSPACE_VARIABLE] || null);
  const organization = named.organization ?? file.organization ?? (env[ORGANIZATION_VARIABLE] || null);
  if (workspace !== null && !/^[\w-]+$/.test(workspace)) {
    throw new OrganisationSettingsError(
      `"${workspace}" is no id of a workspace. It is a UUID, shown in the admin console.`,
    );
  }
  if (organization !== null && !/^org-[\w-]+$/.test(organization)) {
    throw new OrganisationSettingsError(
      `"${organization}" is no id of an organisation. It begins with org-.`,
    );
  }
  const given = named.baseUrl ?? file.base_url ?? DOCUMENTED_BASE;
  const base = baseAddress(given);
  if (base === null) {
    throw new OrganisationSettingsError(
      'The base address must begin with https:// and have no credentials or query; http:// is for loopback alone.',
    );
  }
  const key = named.key ?? file.key ?? { env: KEY_VARIABLE };
  return {
    workspace,
    organization,
    base,
    analyticsKey: key,
    complianceKey: named.key ?? file.compliance_key ?? key,
    caFile: file.ca_file ?? null,
    teamsFile: file.teams_file ?? null,
  };
}

function readFile(file: string): OrganisationFile {
  let written: string;
  try {
    written = readRegularText(file, 'own');
  } catch (error) {
    if (isMissing(error)) return {};
    throw new OrganisationSettingsError(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
      file,
    );
  }
  const parsed = parseToml(written);
  if (!parsed.ok) {
    throw new OrganisationSettingsError(`${file}:${parsed.line}: ${parsed.message.text}`, file);
  }
  const read = v.safeParse(fileSchema, plainValue(parsed.table));
  if (read.success) return read.output;
  const [issue] = read.issues;
  // The value is not quoted: a key may have been written in the wrong place.
  const key = v.getDotPath(issue) ?? 'the file';
  throw new OrganisationSettingsError(`${file}: ${key}: ${issueMessage(issue).text}`, file);
}
