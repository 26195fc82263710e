import { configLayers as en } from '../../i18n/en/governance/config-layers.ts';

/** How the host writes what it keeps back, such as `[text of 24 characters]`. */
const forms = {
  text: /^\[text of (\d+) characters?\]$/,
  texts: /^\[list of (\d+) texts?\]$/,
  values: /^\[list of (\d+) values\]$/,
} as const;
const kinds: ReadonlySet<string> = new Set(['redacted', 'number', 'date', 'value']);

type KeptBackWords = typeof en.keptBack;

/**
 * Writes a value as a config.toml would hold it, on one line. What the host keeps back stands without quotes.
 *
 * @param say words of the page for what is kept back
 */
export function tomlValue(value: unknown, say: KeptBackWords = en.keptBack): string {
  if (typeof value === 'string') return keptBack(value, say) ?? JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => tomlValue(one, say)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${tomlKey(key)} = ${tomlValue(one, say)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return String(value);
}

/** Null for a value that is shown. */
function keptBack(text: string, say: KeptBackWords): string | null {
  const kind = text.slice(1, -1);
  if (text === `[${kind}]` && kinds.has(kind)) return say[kind as 'redacted' | 'number' | 'date' | 'value'];
  for (const form of ['text', 'texts', 'values'] as const) {
    const count = forms[form].exec(text)?.[1];
    if (count !== undefined) return say[form](Number(count));
  }
  return null;
}

function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}
