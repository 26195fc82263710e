import { TomlDate } from 'smol-toml';
import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import { mustBe, type Violation, violationOf } from '../schema/violation.ts';
import { dottedKey, isTable, type KeyPath, type TomlTable, type TomlValue, valueAt } from '../toml/toml.ts';

/** Lists that must not be empty. */
const neverEmpty: readonly KeyPath[] = [
  ['allowed_approval_policies'],
  ['allowed_approvals_reviewers'],
  ['windows', 'allowed_sandbox_implementations'],
];

/**
 * Finds what is of the right kind in a requirements file and refused by Codex all the same, as asked of
 * 0.171.0.
 */
export function findRequirementConflict(table: TomlTable): Violation | null {
  return (
    findDoubleFeatures(table) ??
    findEmpty(table) ??
    findSandbox(table) ??
    findModels(table) ??
    findIdentity(table.mcp_servers, ['mcp_servers']) ??
    findPluginIdentity(table.plugins) ??
    findReserved(table.permissions) ??
    findRules(table.rules) ??
    findServer(table.config_server) ??
    findDomains(table)
  );
}

/** One table by two names, which Codex takes for the same twice. */
function findDoubleFeatures(table: TomlTable): Violation | null {
  if (!Object.hasOwn(table, 'features') || !Object.hasOwn(table, 'feature_requirements')) return null;
  const message = violationMessage('violation.two-names-of-table', {
    one: 'features',
    other: 'feature_requirements',
  });
  return { path: ['feature_requirements'], message };
}

function findEmpty(table: TomlTable): Violation | null {
  const path = neverEmpty.find((one) => isEmpty(valueAt(table, one)));
  return path === undefined ? null : violationOf('violation.empty', path);
}

function isEmpty(value: TomlValue | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

function findSandbox(table: TomlTable): Violation | null {
  const modes = table.allowed_sandbox_modes;
  if (!Array.isArray(modes) || modes.some((mode) => wordOf(mode) === 'read-only')) return null;
  return {
    path: ['allowed_sandbox_modes'],
    message: violationMessage('violation.must-contain', { key: 'allowed_sandbox_modes', word: 'read-only' }),
  };
}

/** A word may stand as `{ word = {} }`. */
function wordOf(value: TomlValue): TomlValue | undefined {
  return isTable(value) ? Object.keys(value)[0] : value;
}

/** Names of models without white space around them and without their provider. */
function findModels(table: TomlTable): Violation | null {
  const path = ['auto_review', 'required_on_models'];
  const models = valueAt(table, path);
  const isName = (model: TomlValue) =>
    typeof model !== 'string' || (model !== '' && model.trim() === model && !model.includes('/'));
  if (!Array.isArray(models) || models.every(isName)) return null;
  return { path, message: mustBe(path, violationMessage('violation.kind.models')) };
}

/** A server is known by its command or by its address. */
function findIdentity(servers: TomlValue | undefined, path: KeyPath): Violation | null {
  for (const [name, server] of Object.entries(isTable(servers) ? servers : {})) {
    const identity = isTable(server) ? server.identity : undefined;
    if (!isTable(identity)) continue;
    if (isText(identity.command) || isText(identity.url)) continue;
    const at = [...path, name, 'identity'];
    return violationOf('violation.needs-command-or-url', at);
  }
  return null;
}

/** A bare date is text to Codex. */
function isText(value: TomlValue | undefined): boolean {
  return typeof value === 'string' || value instanceof TomlDate;
}

function findPluginIdentity(plugins: TomlValue | undefined): Violation | null {
  for (const [name, plugin] of Object.entries(isTable(plugins) ? plugins : {})) {
    const found = isTable(plugin) ? findIdentity(plugin.mcp_servers, ['plugins', name, 'mcp_servers']) : null;
    if (found !== null) return found;
  }
  return null;
}

const profileKeys = ['description', 'extends', 'filesystem', 'network', 'workspace_roots'];

/** Names under `permissions` that are no profiles here. */
function findReserved(permissions: TomlValue | undefined): Violation | null {
  if (!isTable(permissions)) return null;
  const { network, filesystem } = permissions;
  const isProfile = isTable(filesystem) && profileKeys.some((key) => Object.hasOwn(filesystem, key));
  const isNetwork =
    isTable(network) &&
    (Object.keys(network).length === 0 || profileKeys.some((key) => Object.hasOwn(network, key)));
  const name = isNetwork ? 'network' : isProfile ? 'filesystem' : null;
  if (name === null) return null;
  const path = ['permissions', name];
  return violationOf('violation.reserved-name', path);
}

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.?$/i;

/** Rules on commands: each with a pattern of words, and never one that allows. */
function findRules(rules: TomlValue | undefined): Violation | null {
  const list = isTable(rules) ? rules.prefix_rules : undefined;
  if (!Array.isArray(list)) return null;
  const path = ['rules', 'prefix_rules'];
  if (list.length > 0 && list.every(isRule)) return null;
  return { path, message: mustBe(path, violationMessage('violation.kind.rules')) };
}

function isRule(written: TomlValue): boolean {
  const rule = Array.isArray(written) ? ruleOfList(written) : written;
  if (!isTable(rule) || !Array.isArray(rule.pattern) || rule.pattern.length === 0) return false;
  const decision = rule.decision === undefined ? undefined : wordOf(rule.decision);
  const { justification } = rule;
  return (
    decision !== undefined &&
    decision !== 'allow' &&
    (typeof justification !== 'string' || justification.trim() !== '') &&
    rule.pattern.every(isToken)
  );
}

/** Codex takes a rule also as the list of its values: the first says how words are compared. */
function ruleOfList([, pattern, decision, justification]: readonly TomlValue[]): TomlTable {
  return Object.fromEntries(
    Object.entries({ pattern, decision, justification }).filter(([, value]) => value !== undefined),
  ) as TomlTable;
}

function isToken(token: TomlValue): boolean {
  if (!isTable(token)) return false;
  const { token: one, any_of: several } = token;
  if (one !== undefined) return several === undefined && !isBlank(one);
  return Array.isArray(several) && several.length > 0 && !several.some(isBlank);
}

function isBlank(value: TomlValue): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function findServer(server: TomlValue | undefined): Violation | null {
  if (!isTable(server)) return null;
  const path = ['config_server'];
  const oauth = isTable(server.oauth) ? server.oauth : {};
  const addresses = [server.base_url, oauth.authorization_url, oauth.token_url];
  const isSafe = addresses.every((address, index) => {
    if (typeof address !== 'string') return address === undefined;
    const url = URL.canParse(address) ? new URL(address) : null;
    const isPlain = url?.username === '' && url.password === '' && url.hash === '';
    return url?.protocol === 'https:' && isPlain && (index > 0 || url.search === '');
  });
  if (!isSafe) return { path, message: mustBe(path, violationMessage('violation.kind.https')) };
  return typeof oauth.client_id === 'string' && isBlank(oauth.client_id)
    ? violationOf('violation.empty', path, [...path, 'oauth', 'client_id'])
    : null;
}

/** Two ways to list addresses, of which one is the older. */
function findDomains(table: TomlTable): Violation | null {
  const network = table.experimental_network;
  if (!isTable(network)) return null;
  const pairs = [
    ['domains', ['allowed_domains', 'denied_domains']],
    ['unix_sockets', ['allow_unix_sockets']],
  ] as const;
  for (const [newer, older] of pairs) {
    const other = Object.hasOwn(network, newer)
      ? older.find((key) => Object.hasOwn(network, key))
      : undefined;
    if (other === undefined) continue;
    const path = ['experimental_network'];
    return {
      path,
      message: violationMessage('violation.not-beside', { key: dottedKey([...path, newer]), other }),
    };
  }
  const domains = valueAt(table, ['application', 'network', 'domains']);
  const odd = Object.keys(isTable(domains) ? domains : {}).find((name) => !DOMAIN.test(name));
  if (odd === undefined) return null;
  const path = ['application', 'network', 'domains', odd];
  return { path, message: mustBe(path, violationMessage('violation.kind.domain')) };
}
