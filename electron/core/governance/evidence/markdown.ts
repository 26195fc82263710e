import type { Evidence } from './evidence.ts';
import type { ReportSection } from './sections.ts';

/** Writes evidence as GitHub Flavored Markdown. */
export function evidenceMarkdown(sections: readonly ReportSection[], evidence: Evidence): string {
  return [
    '# Evidence of Codex on one machine',
    '',
    `Packed ${evidence.generatedAt} by Codex Glance ${evidence.glance}. Codex home: ${escaped(evidence.codexHome)}.`,
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
