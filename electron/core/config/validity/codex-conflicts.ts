import { violationMessage } from '../../../shared/messages/en/config/violation.ts';
import type { Rule } from '../schema/rule.ts';
import { findViolation } from '../schema/schema.ts';
import { mustBe, needs, type Violation, violationOf } from '../schema/violation.ts';
import { dottedKey, isTable, type KeyPath, type TomlTable, type TomlValue } from '../toml/toml.ts';

/** Providers that Codex brings along; any other must be in `model_providers` (0.169.0 and 0.171.0). */
export const builtInProviders: readonly string[] = [
  'openai',
  'ollama',
  'lmstudio',
  'amazon-bedrock',
  'amazon-bedrock-runtime',
  'gcp',
];

/** Of these nothing can be changed. */
const reservedProviders = ['openai', 'ollama', 'lmstudio'];

/** Of these only a few keys can be changed. */
const changeable: Readonly<Record<string, readonly string[]>> = {
  'amazon-bedrock': ['base_url', 'auth', 'http_headers', 'aws'],
  'amazon-bedrock-runtime': ['base_url', 'auth', 'http_headers', 'aws'],
  gcp: ['base_url', 'auth', 'http_headers', 'project_id', 'location', 'credential_file'],
};

/**
 * Finds keys that are each of their kind and that Codex does not take together, in a whole configuration
 * or in one file: as asked of Codex 0.171.0. `providerKeys` are those that a provider can have.
 */
export function findConflict(table: TomlTable, providerKeys: readonly string[]): Violation | null {
  for (const [name, server] of tablesIn(table.mcp_servers)) {
    const found = inServer(server, ['mcp_servers', name]);
    if (found !== null) return found;
  }
  return findPinnableConflict(table, providerKeys);
}

/** Returns the same for what requirements have in common with a configuration. */
export function findPinnableConflict(table: TomlTable, providerKeys: readonly string[]): Violation | null {
  for (const [id, provider] of tablesIn(table.model_providers)) {
    const found = inProvider(id, provider, ['model_providers', id], providerKeys);
    if (found !== null) return found;
  }
  for (const [name, profile] of tablesIn(table.permissions)) {
    const mitm = isTable(profile.network) ? profile.network.mitm : undefined;
    const found = isTable(mitm) ? inInterception(mitm, ['permissions', name, 'network', 'mitm']) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Hooks of a proxy that opens what is encrypted. */
function inInterception(mitm: TomlTable, path: KeyPath): Violation | null {
  for (const [name, hook] of tablesIn(mitm.hooks)) {
    const at = [...path, 'hooks', name];
    if (!Array.isArray(hook.action) || hook.action.length === 0) {
      return violationOf('violation.empty', at, [...at, 'action']);
    }
    const scoped = ['schemes', 'ports'].find((key) => Object.hasOwn(hook, key));
    if (scoped !== undefined && mitm.version !== 2n) {
      return violationOf('violation.needs-version', at, [...at, scoped]);
    }
  }
  for (const [name, action] of tablesIn(mitm.actions)) {
    const at = [...path, 'actions', name];
    if (Object.values(action).every((value) => Array.isArray(value) && value.length === 0)) {
      return violationOf('violation.empty', at);
    }
    const isScoped =
      Object.hasOwn(action, 'aws_sigv4') ||
      Object.hasOwn(action, 'body_secret_substitution') ||
      listIn(action.inject_request_headers).some(isScopedHeader);
    if (isScoped && mitm.version !== 2n) {
      return violationOf('violation.needs-version', at);
    }
  }
  return null;
}

/** Its first field, where it is a list of its fields, is the one that makes it so. */
function isScopedHeader(header: TomlValue): boolean {
  if (Array.isArray(header)) return header.length > 0;
  return isTable(header) && Object.hasOwn(header, 'placeholder');
}

/** Keys of a server that is started, and of one that is reached by its address. */
const startedOnly = ['args', 'env', 'env_vars', 'cwd'];
const reachedOnly = [
  'auth',
  'bearer_token_env_var',
  'env_http_headers',
  'http_headers',
  'http_headers_helper',
  'oauth',
  'oauth_resource',
];

function inServer(server: TomlTable, path: KeyPath): Violation | null {
  const [isStarted, isReached] = [Object.hasOwn(server, 'command'), Object.hasOwn(server, 'url')];
  if (isStarted === isReached) {
    return violationOf('violation.needs-command-or-url', path);
  }
  const [has, foreign] = isStarted ? ['command', reachedOnly] : ['url', startedOnly];
  const found = ['bearer_token', ...foreign].find((key) => Object.hasOwn(server, key));
  if (found !== undefined) return notBeside(path, found, has);
  const oauth = isTable(server.oauth) ? inOauth(server.oauth, server.auth, [...path, 'oauth']) : null;
  if (oauth !== null) return oauth;
  for (const item of listIn(server.env_vars)) {
    if (!isTable(item) || item.source === undefined) continue;
    if (item.source !== 'local' && item.source !== 'remote') {
      return violationOf('violation.unknown-source', path, [...path, 'env_vars']);
    }
  }
  return null;
}

function inOauth(oauth: TomlTable, auth: TomlValue | undefined, path: KeyPath): Violation | null {
  const managed = ['authorization_server_issuer', 'token_endpoint_auth_method'];
  const found = auth === 'ema_auth' ? undefined : managed.find((key) => Object.hasOwn(oauth, key));
  if (found !== undefined) {
    return violationOf('violation.needs-ema', path, [...path, found]);
  }
  return Object.hasOwn(oauth, 'client_secret') && !Object.hasOwn(oauth, 'client_id')
    ? needs(path, 'client_id')
    : null;
}

function inProvider(
  id: string,
  provider: TomlTable,
  path: KeyPath,
  providerKeys: readonly string[],
): Violation | null {
  if (reservedProviders.includes(id)) {
    return violationOf('violation.reserved-name', path);
  }
  const own = changeable[id];
  if (own !== undefined) {
    const foreign = Object.keys(provider).find(
      (key) => providerKeys.includes(key) && !own.includes(key) && !isDefault(key, provider[key]),
    );
    if (foreign !== undefined) {
      const key = dottedKey([...path, foreign]);
      return { path, message: violationMessage('violation.built-in-provider', { key }) };
    }
  }
  if (provider.aws !== undefined && !own?.includes('aws')) {
    return violationOf('violation.bedrock-alone', path, [...path, 'aws']);
  }
  const { auth, requires_openai_auth: needsOpenAi } = provider;
  if (isTable(auth)) {
    const other =
      ['env_key', 'experimental_bearer_token'].find((key) => Object.hasOwn(provider, key)) ??
      (needsOpenAi === true ? 'requires_openai_auth' : undefined);
    if (other !== undefined) return notBeside(path, 'auth', other);
  }
  return isTable(provider.gateway_oauth) ? inGateway(provider, provider.gateway_oauth, path) : null;
}

function isDefault(key: string, value: TomlValue | undefined): boolean {
  return value === false || (key === 'wire_api' && value === 'responses');
}

function inGateway(provider: TomlTable, gateway: TomlTable, path: KeyPath): Violation | null {
  const at = [...path, 'gateway_oauth'];
  const settings = ['authorization_url', 'token_url', 'client_id'].filter((key) =>
    Object.hasOwn(gateway, key),
  );
  if (Object.hasOwn(gateway, 'credential_export') ? settings.length > 0 : settings.length < 3) {
    const message = violationMessage('violation.needs-oauth', { key: dottedKey(at) });
    return { path: at, message };
  }
  if (provider.base_url === undefined) return needs(path, 'base_url');
  const addresses = [
    [[...path, 'base_url'], provider.base_url],
    [[...at, 'authorization_url'], gateway.authorization_url],
    [[...at, 'token_url'], gateway.token_url],
  ] as const;
  for (const [key, value] of addresses) {
    if (value === undefined || (typeof value === 'string' && isSafe(value))) continue;
    return { path, message: mustBe(key, violationMessage('violation.kind.https')) };
  }
  const credential = ['auth', 'env_key', 'experimental_bearer_token'].find((key) =>
    Object.hasOwn(provider, key),
  );
  return credential === undefined || gateway.delivery !== undefined
    ? null
    : notBeside(path, 'gateway_oauth', credential);
}

function isSafe(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
}

function notBeside(path: KeyPath, key: string, other: string): Violation {
  return {
    path,
    message: violationMessage('violation.not-beside', { key: dottedKey([...path, key]), other }),
  };
}

/** Returns the members that are tables; none where the value is no table. */
export function tablesIn(value: TomlValue | undefined): [string, TomlTable][] {
  if (!isTable(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, TomlTable] => isTable(entry[1]));
}

function listIn(value: TomlValue | undefined): readonly TomlValue[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Finds what Codex refuses as it reads one file, whatever other files say: the two ways to choose from the
 * environment, together or of a wrong kind.
 */
export function findUnreadable(table: TomlTable, rule: Rule): Violation | null {
  const key = 'shell_environment_policy';
  const policy = table[key];
  const fields = rule.is === 'table' ? rule.fields?.[key] : undefined;
  if (!isTable(policy) || fields?.is !== 'table') return null;
  const choices = Object.entries(policy).filter(([name]) => readAtOnce.includes(name));
  const kinds = Object.entries(fields.fields ?? {}).filter(([name]) => readAtOnce.includes(name));
  const found = findViolation(
    Object.fromEntries(choices),
    { is: 'table', fields: Object.fromEntries(kinds) },
    [key],
  );
  if (found !== null) return found;
  const older = ['exclude', 'include_only'].find((name) => Object.hasOwn(policy, name));
  return older !== undefined && Object.hasOwn(policy, 'filters') ? notBeside([key], 'filters', older) : null;
}

const readAtOnce = ['filters', 'exclude', 'include_only'];
