import { isTable, type KeyPath, type TomlValue } from './toml.ts';

export const REDACTED = '[redacted]';

/** Tables whose values are secrets more often than not; their keys stay visible. */
const secretTables = /^(?:headers|http_headers|env|set|query_params)$/i;

/** Keys that hold a secret themselves. */
const secretKeys =
  /(?:secret|password|passwd|credential|api_?-?key|bearer|authorization|private_?-?key|access_?-?token|refresh_?-?token|^token$)/i;

/** Keys that name a secret's place, which is no secret. */
const places = /(?:_env_var|env_key|-private-key|credentials_store|token_limit)$/i;

/**
 * The value as it may be shown: header values, environment values and anything whose key sounds like
 * a secret become `[redacted]`, and addresses lose their credentials. Codex itself redacts headers only.
 */
export function redactValue(path: KeyPath, value: TomlValue): TomlValue {
  if (isTable(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, redactValue([...path, key], inner)]),
    );
  }
  if (isSecret(path)) return REDACTED;
  if (Array.isArray(value)) return value.map((item) => redactValue(path, item));
  return typeof value === 'string' ? withoutCredentials(value) : value;
}

function isSecret(path: KeyPath): boolean {
  const key = path.at(-1) ?? '';
  if (path.slice(0, -1).some((part) => secretTables.test(part))) return true;
  return secretKeys.test(key) && !places.test(key);
}

/**
 * An address without user, password, fragment and the values of its query, or any other text as it is.
 */
export function withoutCredentials(text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const [beforeFragment = ''] = text.split('#', 1);
  const mark = beforeFragment.indexOf('?');
  const base = (mark < 0 ? beforeFragment : beforeFragment.slice(0, mark)).replace(
    /^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i,
    '$1',
  );
  if (mark < 0) return base;
  const query = beforeFragment
    .slice(mark + 1)
    .split('&')
    .map((pair) => (pair.includes('=') ? `${pair.slice(0, pair.indexOf('='))}=${REDACTED}` : REDACTED));
  return `${base}?${query.join('&')}`;
}
