import type { ChartCell, ChartTable } from './chart-data.ts';

/** The begin of a formula; some programs accept wide and small forms of the signs. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]/;

/**
 * Writes a table as CSV (RFC 4180): commas, CRLF, quotes doubled. A text that a spreadsheet would run as a formula gets
 * an apostrophe before it: names of models and tools may have been chosen by others. What is not known is empty.
 */
export function chartCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(textField), ...rows.map(({ cells }) => cells.map(field))];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

function field({ value }: ChartCell): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : textField(value);
}

function textField(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
