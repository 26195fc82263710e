import { clean } from '../../core/views/report/clean.ts';

export interface MarkdownColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Returns text that shows in Markdown as it is: no markup, no HTML, no cell that ends early. */
export function escapeMarkdown(text: string): string {
  return clean(text).replace(/[\\`*_{}[\]<>|#!~&$]/g, '\\$&');
}

/** Returns a table of GitHub Flavored Markdown. Cells are escaped; columns in which nothing stands are left out. */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const used = columns.flatMap((_column, index) => (rows.some((row) => row[index]) ? [index] : []));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const at = (cells: readonly string[]) => used.map((index) => escapeMarkdown(cells[index] ?? ''));
  return [
    line(at(columns.map(({ title }) => title))),
    line(used.map((index) => (columns[index]?.align === 'right' ? '---:' : ':---'))),
    ...rows.map((row) => line(at(row))),
  ];
}
