/** A value to write into a TOML document. `Bare` is written as it is. */
export type Probe =
  | string
  | boolean
  | number
  | bigint
  | Bare
  | readonly Probe[]
  | { readonly [key: string]: Probe };

/** TOML text for what JavaScript has no value for, such as a date. */
export class Bare {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Writes a table as a document, each of its keys on a line. */
export function documentOf(table: { readonly [key: string]: Probe }): string {
  return Object.entries(table)
    .map(([key, value]) => `${JSON.stringify(key)} = ${tomlText(value)}\n`)
    .join('');
}

/** Writes a value as TOML on one line. */
export function tomlText(value: Probe): string {
  if (value instanceof Bare) return value.text;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return floatText(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(tomlText).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)} = ${tomlText(inner)}`);
  return `{ ${pairs.join(', ')} }`;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = String(value);
  return /[.e]/.test(text) ? text.replace(/^(-?\d+)e/, '$1.0e') : `${text}.0`;
}
