import { clean } from '../../core/views/report/clean.ts';

export interface MarkdownColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Returns text that shows in Markdown as it is: no markup, no HTML, no cell that ends early. */
export function escapeMarkdown(text: string): string {
  return clean(text).replace(/[\\`*_{}[\]<>|#!~&$]/g, '\\$&');
}

/** Returns a sentence of ours as Markdown: what it sets as code stays code, the rest shows as it is. */
export function sentenceMarkdown(text: string): string {
  return text
    .split(/(`[^`|\r\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? clean(part) : escapeMarkdown(part)))
    .join('');
}

/**
 * Returns a table of GitHub Flavored Markdown. Cells are escaped by `escapeCell`; columns in which nothing stands are
 * left out.
 */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
  escapeCell = escapeMarkdown,
): string[] {
  const used = columns.flatMap((_column, index) => (rows.some((row) => row[index]) ? [index] : []));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const at = (cells: readonly string[]) => used.map((index) => escapeCell(cells[index] ?? ''));
  return [
    line(at(columns.map(({ title }) => title))),
    line(used.map((index) => (columns[index]?.align === 'right' ? '---:' : ':---'))),
    ...rows.map((row) => line(at(row))),
  ];
}
