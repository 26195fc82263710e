/** How the host writes what it keeps back, such as `[text of 24 characters]`. */
const keptBack = /^\[(?:redacted|number|date|value|text of [^\]]+|list of [^\]]+)\]$/;

/**
 * A value as a config.toml would hold it, on one line. What the host keeps back stands without quotes.
 *
 * @param say puts what is kept back into the words of the page
 */
export function tomlValue(value: unknown, say: (text: string) => string = (text) => text): string {
  if (typeof value === 'string') return keptBack.test(value) ? say(value) : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => tomlValue(one, say)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${tomlKey(key)} = ${tomlValue(one, say)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return String(value);
}

function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}
