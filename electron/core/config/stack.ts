import { layerFaultsMessage } from '../../shared/messages/en/config/layer-faults.ts';
import { type CloudCopy, cloudLayers } from './cloud/cloud-cache.ts';
import { readSignInFile } from './cloud/sign-in-file.ts';
import { flagsLayer } from './layers/flags.ts';
import { type ConfigInput, configFiles } from './layers/input.ts';
import { type ConfigLayer, type ConfigStack, emptyLayer } from './layers/layer.ts';
import { macPreferences, ToolFailed } from './layers/mac-preferences.ts';
import { mergeLayers } from './layers/merge.ts';
import { findFileFaults } from './layers/named-files.ts';
import { readProfiles } from './layers/profiles.ts';
import { readProjectLayers } from './layers/project-layers.ts';
import { type FileText, parseLayer, readLayer, readText } from './layers/read-layer.ts';
import { packagedDefaults } from './schema/packaged.ts';
import type { TomlTable } from './toml/toml.ts';
import { asCodexReads } from './validity/as-codex-reads.ts';

/**
 * Reads every layer that decides the configuration of the next Codex process, each file once. Never
 * throws for what is in a file: that is the layer's `error`, and the rest goes on.
 * Order of precedence: Codex's `config/src/config_layer_source.rs`.
 */
export async function readConfigStack(input: ConfigInput): Promise<ConfigStack> {
  const files = configFiles(input);
  const now = input.now ?? Date.now();
  const [system, cloudText, signIn, user, profile, managedFile, mdm, systemRequirements, mdmRequirements] =
    await Promise.all([
      readLayer({ layer: 'system', file: files.system }),
      readText(files.cloudCache),
      readSignInFile(input.codexHome),
      readLayer({ layer: 'user', file: files.user }),
      files.profile === null
        ? null
        : readLayer({ layer: 'profile', file: files.profile, name: input.profile ?? '' }),
      readLayer({ layer: 'managed', file: files.managed }),
      readMdm(input, 'managed-mdm', 'config_toml_base64'),
      readLayer({ layer: 'requirements-system', file: files.systemRequirements }),
      readMdm(input, 'requirements-mdm', 'requirements_toml_base64'),
    ]);
  const managed = input.platform === 'win32' ? notReadOnWindows(managedFile) : managedFile;
  const packaged = emptyLayer({ layer: 'packaged' }, { exists: true, table: packagedDefaults });
  const ofUser = [user, ...(profile === null ? [] : [profile])];
  const above = [
    ...((input.flags ?? []).length > 0 ? [flagsLayer(input.flags ?? [])] : []),
    managed,
    ...(mdm === null ? [] : [mdm]),
  ];
  const required = [systemRequirements, ...(mdmRequirements === null ? [] : [mdmRequirements])];
  const cloud = cloudLayers(files.cloudCache, await parsedCopy(cloudText), now, {
    auth: input.auth,
    plan: input.plan ?? null,
    file: signIn,
    mayBeInKeyring: keepsInKeyring([packaged, system, ...ofUser, ...above, ...required]),
  });
  const below = [packaged, system, ...cloud.config, ...ofUser];
  const projects =
    input.cwd === null
      ? []
      : await readProjectLayers(
          input.cwd,
          input.codexHome,
          mergeLayers([...below, ...above]),
          input.platform,
        );
  const layers = [...below, ...projects, ...above].map((layer) => asCodexReads(layer, input));
  const requirements = [
    systemRequirements,
    ...cloud.requirements,
    ...[managed, mdm].flatMap(legacyRequirements),
    ...(mdmRequirements === null ? [] : [mdmRequirements]),
  ].map((layer) => asCodexReads(layer, input));
  return {
    layers,
    requirements,
    problems: cloud.problem === null ? [] : [cloud.problem],
    unknownCloud: cloud.unknown,
    codexVersion: input.codexVersion,
    profiles: (await readProfiles(input.codexHome, files.profile)).map((layer) => asCodexReads(layer, input)),
    ...(await findFileFaults([...layers, ...requirements])),
  };
}

/** Most machines have no copy: what reads its form is loaded where there is one. */
async function parsedCopy(read: FileText): Promise<CloudCopy> {
  if (read.state !== 'read') return read;
  const { parseCloudFile } = await import('./cloud/cloud-file.ts');
  return { state: 'read', cache: parseCloudFile(read.text) };
}

/** True where the layers, lowest first, let Codex keep its sign-in elsewhere than in `auth.json`. */
function keepsInKeyring(layers: readonly ConfigLayer[]): boolean {
  const store = layers
    .filter(({ disabledReason }) => disabledReason === null)
    .map(({ table }) => table.cli_auth_credentials_store)
    .findLast((word) => word !== undefined);
  return store === 'keyring' || store === 'auto';
}

async function readMdm(
  input: ConfigInput,
  layer: 'managed-mdm' | 'requirements-mdm',
  key: 'config_toml_base64' | 'requirements_toml_base64',
): Promise<ConfigLayer | null> {
  if (input.platform !== 'darwin') return null;
  // No file can be opened for it; the preference's own name stands where a file would.
  const file = `com.openai.codex:${key}`;
  let encoded: string | null;
  try {
    encoded = await (input.readMdm ?? macPreferences(input.env.USER))(key);
  } catch (error) {
    const why = error instanceof ToolFailed ? error.why : layerFaultsMessage('layer-faults.mac.failed');
    const message = layerFaultsMessage('layer-faults.mac.unreadable');
    return emptyLayer(
      { layer, file },
      { exists: true, error: { kind: 'not-read', message, why, file, line: null } },
    );
  }
  if (encoded === null) return null;
  return parseLayer({ layer, file }, Buffer.from(encoded, 'base64').toString('utf8'));
}

function notReadOnWindows(layer: ConfigLayer): ConfigLayer {
  return { ...layer, disabledReason: layerFaultsMessage('layer-faults.windows.managed') };
}

/** What of a managed config also counts as a requirement: three keys that become lists of one. */
function legacyRequirements(layer: ConfigLayer | null): ConfigLayer[] {
  if (layer === null || layer.disabledReason !== null || layer.error !== null) return [];
  const { approval_policy: policy, approvals_reviewer: reviewer, sandbox_mode: mode } = layer.table;
  const table: TomlTable = {
    ...(policy === undefined ? {} : { allowed_approval_policies: [policy] }),
    ...(reviewer === undefined
      ? {}
      : { allowed_approvals_reviewers: reviewer === 'auto_review' ? [reviewer, 'user'] : [reviewer] }),
    ...(mode === undefined
      ? {}
      : { allowed_sandbox_modes: mode === 'read-only' ? [mode] : ['read-only', mode] }),
  };
  if (Object.keys(table).length === 0) return [];
  const origin = { ...layer.origin, layer: 'requirements-managed' } as const;
  return [emptyLayer(origin, { exists: true, table })];
}
