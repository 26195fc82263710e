import { clean } from './clean.ts';

/** A value of a table for programs; null is an empty field. */
export type Field = string | number | null;

/** The begin of a formula; some programs accept wide and small forms of the signs. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]/;

/**
 * Writes rows as CSV (RFC 4180): commas, CRLF, quotes doubled. A text that a spreadsheet would run as a formula gets
 * an apostrophe before it: folder and model names may have been chosen by others.
 */
export function csv(rows: readonly (readonly Field[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const text = clean(field);
  const safe = FORMULA.test(text) || /^[\t\r\n]/.test(field) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
