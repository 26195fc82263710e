import { join } from 'node:path';
import * as v from 'valibot';
import { DAY_MINUTES, MINUTE_MS } from '../../../shared/durations.ts';
import type { SpendCap } from '../../../shared/schema/organisation/org-usage.ts';
import { amount, path, text } from '../../../shared/schema/scalars.ts';
import { parseToml, plainValue } from '../../config/toml/toml.ts';
import { type SecretRef, secretRefSchema } from '../../export/secrets/read-secret.ts';
import { issueMessage } from '../../platform/issue-message.ts';
import { isMissing, readRegularText } from '../../platform/reading/regular-file.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';
import { baseAddress, DOCUMENTED_BASE } from '../api/documented-host.ts';

const cap = v.pipe(v.number(), v.finite(), v.gtValue(0));
const lists = ['tasks', 'environments', 'users'] as const;

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
  /** Whose machine this is, by email or id: their days are reconciled with those of the organisation. */
  person: v.exactOptional(text),
  /** The folder that compliance logs are pulled into where the line names none, and exported from. */
  archive: v.exactOptional(path),
  /** Public keys of age: pulled files are encrypted to all of them. */
  recipients: v.exactOptional(v.pipe(v.array(v.pipe(text, v.startsWith('age1'))), v.minLength(1))),
  /** A file of mode 0600 with the key that reads them. */
  identity_file: v.exactOptional(path),
  /** True where events that were pulled are handed to the exports of settings.toml, without content. */
  export: v.exactOptional(v.boolean()),
  /** Pulled files that are older are removed after a pull. */
  keep_days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  subscription: v.exactOptional(
    v.strictObject({ seats: v.pipe(v.number(), v.integer(), v.minValue(1)), usd_per_month: amount }),
  ),
  /** Of a UTC month. Teams by the names of the file, people by email or id; in credits. */
  caps: v.exactOptional(
    v.strictObject({
      credits: v.exactOptional(cap),
      usd: v.exactOptional(cap),
      teams: v.exactOptional(v.record(text, cap)),
      people: v.exactOptional(v.record(text, cap)),
    }),
  ),
  /** The agent pulls compliance logs into the archive by itself. */
  pull: v.exactOptional(
    v.strictObject({
      every_minutes: v.exactOptional(
        v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(7 * DAY_MINUTES)),
        60,
      ),
      /** Types of events, such as CODEX_LOG. Default: all that concern Codex. */
      types: v.exactOptional(
        v.nullable(v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{0,60}$/)))),
        null,
      ),
      also: v.exactOptional(v.array(v.picklist(lists)), []),
    }),
  ),
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
  readonly person: string | null;
  readonly archive: string | null;
  /** Empty where pulled files are not encrypted. */
  readonly recipients: readonly string[];
  readonly identityFile: string | null;
  readonly isExported: boolean;
  readonly keepDays: number | null;
  readonly subscription: { readonly seats: number; readonly usdPerMonth: number } | null;
  readonly caps: readonly Pick<SpendCap, 'kind' | 'key' | 'unit' | 'cap'>[];
  /** What the agent pulls by itself; null for nothing. */
  readonly pull: PullSettings | null;
}

export interface PullSettings {
  readonly everyMs: number;
  /** Null for the usual ones. */
  readonly types: readonly string[] | null;
  readonly also: readonly (typeof lists)[number][];
}

/** The variables that hold a key and ids where nothing else names them. */
export const KEY_VARIABLE = 'CODEX_GLANCE_ORG_KEY';
export const WORKSPACE_VARIABLE = 'CODEX_GLANCE_ORG_WORKSPACE';
export const ORGANIZATION_VARIABLE = 'CODEX_GLANCE_ORG_ORGANIZATION';

/** Names the file of the key that reads encrypted logs; it goes before the settings. */
export const IDENTITY_VARIABLE = 'CODEX_GLANCE_ORG_IDENTITY_FILE';

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
    person: file.person ?? null,
    archive: file.archive ?? null,
    recipients: file.recipients ?? [],
    identityFile: env[IDENTITY_VARIABLE] || (file.identity_file ?? null),
    isExported: file.export ?? false,
    keepDays: file.keep_days ?? null,
    subscription: file.subscription
      ? { seats: file.subscription.seats, usdPerMonth: file.subscription.usd_per_month }
      : null,
    caps: capsOf(file),
    pull: file.pull
      ? {
          everyMs: file.pull.every_minutes * MINUTE_MS,
          types: file.pull.types,
          also: file.pull.also,
        }
      : null,
  };
}

function capsOf({ caps = {} }: OrganisationFile): OrganisationSettings['caps'] {
  const { credits, usd, teams = {}, people = {} } = caps;
  return [
    ...(credits === undefined
      ? []
      : [{ kind: 'workspace', key: null, unit: 'credits', cap: credits } as const]),
    ...(usd === undefined ? [] : [{ kind: 'workspace', key: null, unit: 'usd', cap: usd } as const]),
    ...Object.entries(teams).map(
      ([key, value]) => ({ kind: 'team', key, unit: 'credits', cap: value }) as const,
    ),
    ...Object.entries(people).map(
      ([key, value]) => ({ kind: 'person', key, unit: 'credits', cap: value }) as const,
    ),
  ];
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
