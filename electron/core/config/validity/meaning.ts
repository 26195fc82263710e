import { TomlDate } from 'smol-toml';
import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import type { ConfigStack } from '../layers/layer.ts';
import { findRelativePath, neededFiles } from '../layers/named-files.ts';
import { mustBe, needs, type Violation, violationOf } from '../schema/violation.ts';
import { isTable, type KeyPath, type TomlTable, type TomlValue, valueAt } from '../toml/toml.ts';
import { builtInProviders } from './codex-conflicts.ts';
import { findPermissions } from './permissions.ts';

/**
 * Returns what is of the right kind and still makes Codex refuse the whole configuration: a profile of the old
 * sort, a path that starts nowhere, a file that is missing, a provider that nobody set up. `inForce` is `merged`
 * with requirements applied, `withoutProjects` what layers other than projects say, `required` what requirements say.
 */
export function findMeaningless(
  merged: TomlTable,
  inForce: TomlTable,
  withoutProjects: TomlTable,
  required: TomlTable,
  faults: ConfigStack['fileFaults'],
): Violation | null {
  return (
    findUnplacedPath(merged) ??
    findLegacyProfile(merged) ??
    findWithdrawn(merged) ??
    findPermissions(merged, required) ??
    findPreset(merged) ??
    findMetadata(merged) ??
    findEnterprise(withoutProjects) ??
    findFeatures(inForce) ??
    findNamelessProvider(inForce) ??
    findFileViolation(inForce, faults) ??
    findUnknownProvider(inForce)
  );
}

function findLegacyProfile(merged: TomlTable): Violation | null {
  const name = merged.profile;
  if (typeof name !== 'string' && !(name instanceof TomlDate)) return null;
  const message = violationMessage('violation.legacy-profile');
  return { path: ['profile'], message };
}

/** A file with a mistake that a higher layer covers loses the folder that its paths start from. */
function findUnplacedPath(merged: TomlTable): Violation | null {
  const path = findRelativePath(merged);
  if (path === null) return null;
  const message = violationMessage('violation.unplaced-path', { key: path.join('.') });
  return { path, message, elsewhere: true };
}

/** What Codex once took and now refuses by name. */
function findWithdrawn(merged: TomlTable): Violation | null {
  const policy = merged.approval_policy;
  const isUntrusted = policy === 'untrusted' || (isTable(policy) && Object.hasOwn(policy, 'untrusted'));
  const key = isUntrusted
    ? 'approval_policy'
    : Object.hasOwn(merged, 'experimental_thread_store_endpoint')
      ? 'experimental_thread_store_endpoint'
      : null;
  if (key === null) return null;
  const message = isUntrusted
    ? violationMessage('violation.withdrawn-word', { key, word: 'untrusted' })
    : violationMessage('violation.withdrawn', { key });
  return { path: [key], message };
}

/** Each preset of the TUI has a digit for its name, and something to put in. */
function findPreset(merged: TomlTable): Violation | null {
  const presets = valueAt(merged, ['tui', 'presets']);
  for (const [slot, preset] of Object.entries(isTable(presets) ? presets : {})) {
    const path = ['tui', 'presets', slot];
    if (!/^[0-9]$/.test(slot)) return { path, message: violationMessage('violation.preset-slot') };
    const isEmpty = isTable(preset) && typeof preset.input === 'string' && preset.input.trim() === '';
    if (isEmpty) return { path: [...path, 'input'], message: violationMessage('violation.preset-empty') };
  }
  return null;
}

/** Short words alone, and few of them. */
function findMetadata(merged: TomlTable): Violation | null {
  const metadata = merged.responses_api_metadata;
  if (!isTable(metadata)) return null;
  const entries = Object.entries(metadata);
  const isFine = (key: string, value: TomlValue) =>
    /^[\w.-]{1,64}$/.test(key) && (typeof value !== 'string' || Buffer.byteLength(value) <= 128);
  if (entries.length <= 16 && entries.every(([key, value]) => isFine(key, value))) return null;
  const message = violationMessage('violation.metadata', { key: 'responses_api_metadata' });
  return { path: ['responses_api_metadata'], message };
}

function findEnterprise(merged: TomlTable): Violation | null {
  const path = ['mcp_enterprise_managed_auth', 'idp'];
  const idp = valueAt(merged, path);
  if (!isTable(idp)) return null;
  const { client_secret: secret, token_endpoint_auth_method: method } = idp;
  if (typeof secret === 'string' && secret.trim() === '') {
    const at = [...path, 'client_secret'];
    return violationOf('violation.empty', at);
  }
  // A word stands also as the only key of a table.
  const word = isTable(method) ? Object.keys(method)[0] : method;
  const needsSecret = typeof word === 'string' && word.startsWith('client_secret');
  return needsSecret && secret === undefined ? needs(path, 'client_secret') : null;
}

/** Features whose settings need one another. */
function findFeatures(merged: TomlTable): Violation | null {
  const budget = valueAt(merged, ['features', 'rollout_budget']);
  const isOn = budget === true || (isTable(budget) && budget.enabled === true);
  if (isOn && (!isTable(budget) || budget.limit_tokens === undefined)) {
    return needs(['features', 'rollout_budget'], 'limit_tokens');
  }
  const guardian = valueAt(merged, ['features', 'guardianv2']);
  for (const kind of isTable(guardian) ? ['sync', 'async'] : []) {
    const isBudgeting = isTable(guardian) && guardian[`${kind}_elastic_budgeting`] === true;
    if (isBudgeting && guardian[`${kind}_elastic_sections`] === undefined) {
      return needs(['features', 'guardianv2'], `${kind}_elastic_sections`);
    }
  }
  const compaction = ['features', 'async_compaction', 'model_async_compact_threshold_percent'];
  const percent = valueAt(merged, compaction);
  if (typeof percent === 'bigint' && (percent < 1n || percent > 100n)) {
    return {
      path: compaction,
      message: mustBe(
        compaction,
        violationMessage('violation.kind.integer-between', { min: '1', max: '100' }),
      ),
    };
  }
  const agents = valueAt(merged, ['features', 'multi_agent_v2']);
  return isTable(agents) ? findAgents(agents, ['features', 'multi_agent_v2']) : null;
}

const MOST_WAIT_MS = 3_600_000n;

/** Agents at once, at least one, and waits for them: the least, the usual and the longest, in milliseconds. */
function findAgents(agents: TomlTable, path: KeyPath): Violation | null {
  // Codex does not ask for this below `profiles`, where the same table may stand.
  if (agents.max_concurrent_threads_per_session === 0n) {
    const at = [...path, 'max_concurrent_threads_per_session'];
    return { path: at, message: mustBe(at, violationMessage('violation.kind.integer-from', { min: '1' })) };
  }
  const namespace = agents.tool_namespace;
  if (typeof namespace === 'string' && !/^[A-Za-z0-9_-]+$/.test(namespace)) {
    return { path, message: mustBe([...path, 'tool_namespace'], violationMessage('violation.kind.name')) };
  }
  const wait = (key: string, usual: bigint): bigint => {
    const value = agents[key];
    return typeof value === 'bigint' ? value : usual;
  };
  const least = wait('min_wait_timeout_ms', 10_000n);
  const most = wait('max_wait_timeout_ms', MOST_WAIT_MS);
  const usual = wait('default_wait_timeout_ms', 30_000n);
  if (least >= 0n && least <= usual && least <= most && usual <= most && most <= MOST_WAIT_MS) return null;
  return violationOf('violation.waits', path);
}

/** A file that the configuration needs. As with a wrong type, the whole configuration falls with it. */
function findFileViolation(merged: TomlTable, faults: ConfigStack['fileFaults']): Violation | null {
  for (const path of neededFiles) {
    const file = valueAt(merged, path);
    const fault = typeof file === 'string' ? faults?.get(file) : undefined;
    if (fault !== undefined)
      return { path, message: violationMessage(`violation.file.${fault}`, { key: path.join('.') }) };
  }
  return null;
}

function findUnknownProvider(merged: TomlTable): Violation | null {
  const name = merged.model_provider;
  if (name === undefined) return null;
  const own = merged.model_providers;
  const isSetUp = (id: string) => builtInProviders.includes(id) || (isTable(own) && Object.hasOwn(own, id));
  if (typeof name === 'string' && isSetUp(name)) return null;
  return {
    path: ['model_provider'],
    message: violationMessage('violation.unknown-provider', { key: 'model_provider' }),
  };
}

/** Returns a provider without the name that each must have. */
export function findNamelessProvider(inForce: TomlTable): Violation | null {
  const providers = isTable(inForce.model_providers) ? inForce.model_providers : {};
  for (const [id, provider] of Object.entries(providers)) {
    if (!isTable(provider) || builtInProviders.includes(id)) continue;
    const { name } = provider;
    if (name instanceof TomlDate || (typeof name === 'string' && name.trim() !== '')) continue;
    const path = ['model_providers', id];
    return violationOf('violation.needs-name', path);
  }
  return null;
}
