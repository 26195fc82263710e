import { TomlDate } from 'smol-toml';
import { isTable, type KeyPath, plainValue, type TomlValue } from '../toml/toml.ts';
import { kindOfValue, type SchemaOf } from './value-kind.ts';

export const REDACTED = '[redacted]';

/** Tables whose values are secrets more often than not; their keys stay visible. */
const secretTables = /^(?:headers|http_headers|env|set|query_params)$/i;

/** Keys that hold a secret themselves. */
const secretKeys =
  /(?:secret|password|passwd|credential|api_?-?key|bearer|authorization|private_?-?key|access_?-?token|refresh_?-?token|^token$)/i;

/** Keys that name a secret's place, which is no secret. */
const places = /(?:_env_var|env_key|-private-key|credentials_store|token_limit)$/i;

/** What a text stands for, where it may be shown. */
type TextForm = 'name' | 'path' | 'address' | 'variable';

/**
 * Keys that Codex's schema takes any text for, and which cannot hold a secret when the text has the form
 * that is named here; `*` stands for any key. Every other text may be one.
 */
const shownTexts: readonly (readonly [TextForm, string])[] = [
  ['name', 'model'],
  ['name', 'review_model'],
  ['name', 'model_provider'],
  ['name', 'oss_provider'],
  ['name', 'model_reasoning_effort'],
  ['name', 'plan_mode_reasoning_effort'],
  ['name', 'service_tier'],
  ['name', 'default_permissions'],
  ['name', 'profile'],
  ['name', 'agents.default_subagent_model'],
  ['name', 'agents.default_subagent_reasoning_effort'],
  ['name', 'memories.extract_model'],
  ['name', 'memories.consolidation_model'],
  ['name', 'profiles.*.model'],
  ['name', 'profiles.*.model_provider'],
  ['name', 'auto_review.model'],
  ['path', 'sqlite_home'],
  ['path', 'log_dir'],
  ['path', 'model_instructions_file'],
  ['path', 'experimental_compact_prompt_file'],
  ['path', 'model_catalog_json'],
  ['path', 'js_repl_node_path'],
  ['path', 'js_repl_node_module_dirs'],
  ['path', 'project_root_markers'],
  ['path', 'project_doc_fallback_filenames'],
  ['path', 'sandbox_workspace_write.writable_roots'],
  ['path', 'agents.*.config_file'],
  ['path', 'mcp_servers.*.cwd'],
  ['path', 'model_providers.*.auth.cwd'],
  ['path', 'otel.*.*.tls.*'],
  ['address', 'chatgpt_base_url'],
  ['address', 'openai_base_url'],
  ['address', 'mcp_oauth_callback_url'],
  ['address', 'experimental_realtime_ws_base_url'],
  ['address', 'experimental_realtime_webrtc_call_base_url'],
  ['address', 'model_providers.*.base_url'],
  ['address', 'mcp_servers.*.url'],
  ['address', 'otel.*.*.endpoint'],
  ['variable', 'model_providers.*.env_key'],
  ['variable', 'model_providers.*.env_http_headers.*'],
  ['variable', 'mcp_servers.*.bearer_token_env_var'],
  ['variable', 'mcp_servers.*.env_http_headers.*'],
  ['variable', 'mcp_servers.*.env_vars'],
];

const shownForms = shownTexts.map(([form, pattern]) => [form, pattern.split('.')] as const);

/**
 * Returns the value as it may be shown, as JSON can carry it. A value is itself only where the schema says that it
 * cannot hold a secret: a switch, a number, a word of a closed list, or a text of a form that is known. Header and
 * environment values, and keys that sound like a secret, become `[redacted]`; every other value is recognised by
 * kind and length, such as `[text of 24 characters]`. Keys of tables stay visible.
 *
 * @param value of TOML, or of JSON as Codex answers it
 */
export function shownValue(path: KeyPath, value: unknown, of: SchemaOf = 'config'): unknown {
  if (value === null || value === undefined) return null;
  if (isSecret(path) && !isTable(value)) return REDACTED;
  if (isTable(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, shownValue([...path, key], inner, of)]),
    );
  }
  if (Array.isArray(value)) return shownList(path, value, of);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'bigint') {
    const exact = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
    return kindOfValue(path, exact, of) === 'number' ? plainValue(value) : '[number]';
  }
  if (value instanceof TomlDate) return '[date]';
  return typeof value === 'string' ? shownText(path, value, of) : '[value]';
}

/** How a value that is kept back is written, so that it is written the same when it is shown once more. */
const keptBack = /^\[(?:redacted|text of \d+ characters?)\]$/;

/**
 * Returns a text as it may stay in memory: as it is shown, but for names that others are looked up by, such as that
 * of a provider.
 */
export function keptText(path: KeyPath, text: string): string {
  const isName = shownForms.some(([form, pattern]) => form === 'name' && matches(path, pattern));
  return isName ? text : String(shownValue(path, text));
}

function shownList(path: KeyPath, list: readonly unknown[], of: SchemaOf): unknown {
  if (list.every((item) => isTable(item))) return list.map((item) => shownValue(path, item, of));
  const shown = list.map((item) => shownValue(path, item, of));
  const isWhole = list.every(
    (item, index) => plainValue(item as TomlValue) === shown[index] && !keptBack.test(String(item)),
  );
  if (isWhole) return shown;
  const count = list.length;
  if (!list.every((item) => typeof item === 'string')) return `[list of ${count} values]`;
  return count === 1 ? '[list of 1 text]' : `[list of ${count} texts]`;
}

function shownText(path: KeyPath, text: string, of: SchemaOf): string {
  const kind = kindOfValue(path, text, of);
  if (kind === 'word' || text === '' || keptBack.test(text)) return text;
  const form = kind === 'path' ? 'path' : shownForms.find(([, pattern]) => matches(path, pattern))?.[0];
  const { length } = [...text];
  const hidden = length === 1 ? '[text of 1 character]' : `[text of ${length} characters]`;
  switch (form) {
    case 'name':
      return /^[\w.:/@+-]{1,64}$/.test(text) && !looksSecret(text) ? text : hidden;
    case 'path':
      return /^[^\p{Cc}]{1,1024}$/u.test(text) ? text : hidden;
    case 'variable':
      return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) && text.length <= 64 ? text : hidden;
    case 'address':
      return /^[^\s\p{Cc}]{1,2048}$/u.test(text) ? withoutCredentials(text) : hidden;
    default:
      return hidden;
  }
}

/** True where a path fits a pattern in which `*` stands for any key. */
function matches(path: KeyPath, parts: KeyPath): boolean {
  return parts.length === path.length && parts.every((part, index) => part === '*' || part === path[index]);
}

function isSecret(path: KeyPath): boolean {
  const key = path.at(-1) ?? '';
  if (path.slice(0, -1).some((part) => secretTables.test(part))) return true;
  return secretKeys.test(key) && !places.test(key);
}

/** A whole value that names a variable, and so is no secret. */
const variable = /^\s*(?:\w+\s+)?(?:\$\{\w+\}|\$[A-Z_]\w*|%[A-Z_]+%)\s*$/;

/** Keys of headers and variables that hold a secret. */
const secretNames = /auth|key|token|secret|password|passwd|cookie|credential/i;

/**
 * Returns true where a text at a path of a configuration is most likely a credential, not its place or a harmless
 * value.
 */
export function holdsSecret(path: KeyPath, text: string): boolean {
  if (text.trim() === '' || variable.test(text) || !isSecret(path)) return false;
  const key = path.at(-1) ?? '';
  return secretKeys.test(key) || secretNames.test(key) || looksSecret(text);
}

/** Returns true for a text that begins as keys of well-known services do, or has the look of a random one. */
export function looksSecret(text: string): boolean {
  if (/^(?:sk-|sk_|pk_|ghp_|gho_|github_pat_|glpat-|xox[a-z]-|eyJ|AKIA|ASIA|AIza)/.test(text)) return true;
  const parts = text.split(/[^A-Za-z0-9]/);
  return parts.some((part) => part.length >= 20 && /\d/.test(part) && /[A-Za-z]/.test(part));
}

/** Parts of a path that name a kind of service or a version of it, and so tell nobody apart. */
const commonParts =
  /^(?:v\d+(?:\.\d+)*(?:beta|alpha)?\d*|api|backend-api|codex|openai|azure|anthropic|deployments|responses|chat|completions|realtime|otlp|otel|opentelemetry|logs|traces|metrics|collector|ingest|mcp|sse|rpc|graphql|oauth|callback|auth)$/i;

/**
 * Returns an address without user, password, fragment and the values of its query. Of its path the parts that
 * many services have are shown, such as `/v1/logs`; any other may be a tenant's key and is hidden. Any other text is
 * as it was.
 *
 * @param isHidden decides on each part of the path
 */
export function withoutCredentials(text: string, isHidden: (part: string) => boolean = isUncommon): string {
  const [, scheme = '', beforeFragment = ''] = /^([a-z][a-z0-9+.-]*:\/\/|\/\/)?([^#]*)/i.exec(text) ?? [];
  // Without a scheme it is an address only where something stands before an at sign and no blank does.
  if (scheme === '' && !/^[^\s/?]*@\S*$/.test(beforeFragment)) return text;
  const mark = beforeFragment.indexOf('?');
  const place = (mark < 0 ? beforeFragment : beforeFragment.slice(0, mark)).replace(/^[^/]*@/, '');
  const slash = place.indexOf('/');
  const folders =
    slash < 0
      ? ''
      : place
          .slice(slash)
          .split('/')
          .map((part) => (isHidden(part) ? REDACTED : part))
          .join('/');
  const base = `${scheme}${slash < 0 ? place : place.slice(0, slash)}${folders}`;
  if (mark < 0) return base;
  const query = beforeFragment
    .slice(mark + 1)
    .split('&')
    .map((pair) => {
      const name = pair.includes('=') ? pair.slice(0, pair.indexOf('=')) : '';
      return name === '' || looksSecret(name) ? REDACTED : `${name}=${REDACTED}`;
    });
  return `${base}?${query.join('&')}`;
}

function isUncommon(part: string): boolean {
  return part !== '' && !commonParts.test(part);
}
