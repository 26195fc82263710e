import { clean } from './clean.ts';

/** A value of a table for machines; null is an empty field. */
export type Field = string | number | null;

/**
 * Rows as CSV (RFC 4180): commas, CRLF, quotes doubled. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it: folder and model names may have been chosen by others.
 */
export function csv(rows: readonly (readonly Field[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const text = clean(field);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
