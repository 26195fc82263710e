import type { ReportPage } from './report-page.ts';

/** Writes a report as GitHub Flavored Markdown. */
export function reportMarkdown({ title, intro, sections }: ReportPage): string {
  return [
    `# ${escaped(title)}`,
    '',
    escaped(intro),
    ...sections.flatMap(({ title, text, table }) => [
      '',
      `## ${escaped(title)}`,
      ...(text === '' ? [] : ['', escaped(text)]),
      ...(table.rows.length === 0
        ? []
        : ['', row(table.columns), row(table.columns.map(() => '---')), ...table.rows.map(row)]),
    ]),
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '---' ? cell : escaped(cell))).join(' | ')} |`;
}

/** Text that comes from files must not become markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}
