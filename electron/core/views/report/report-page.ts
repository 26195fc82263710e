import type { ReportSection } from './report-section.ts';

const style = `
:root { color-scheme: light dark; --ink: #1a1c1f; --dim: #5b6168; --line: #d9dde2; --ground: #fff; --good: #0f6b52; --bad: #a4262c; --odd: #7a5200; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef0; --dim: #a3abb4; --line: #363b41; --ground: #17191c; --good: #5fd0ab; --bad: #ff8f8a; --odd: #f0c36a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 72rem; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.125rem; }
p { margin: 0.25rem 0 0.75rem; color: var(--dim); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 1rem 0 0; padding: 0; list-style: none; }
a { color: inherit; }
p, h1 { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 2px solid var(--good); outline-offset: 2px; }
@media (max-width: 44rem) { table { min-width: 40rem; } }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.long { overflow-wrap: anywhere; }
code { font: 0.9em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.id { white-space: nowrap; }
th { color: var(--dim); font-weight: 500; white-space: nowrap; }
th.number, td.number { text-align: right; }
td:first-child { font-weight: 500; }
.passed { color: var(--good); } .failed { color: var(--bad); font-weight: 600; } .waived, .not-known { color: var(--odd); }
@media print {
  :root { color-scheme: light; --ink: #000; --dim: #444; --line: #bbb; --ground: #fff; --good: #064; --bad: #900; --odd: #640; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav { display: none; }
  h2 { margin-top: 1.75rem; break-after: avoid; }
  p { break-inside: avoid; }
  h2 + p { break-after: avoid; }
  table { min-width: 0; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  tbody tr:first-child { break-after: avoid; }
  tbody tr:last-child { break-before: avoid; }
}
`;

/** Numbered pages that name their report, where the browser prints what is in a margin. */
function paperStyle(title: string): string {
  const said = title.replace(/[^\w .,-]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  const face = 'font: 8pt system-ui, sans-serif; color: #555;';
  return `@page { margin: 16mm 16mm 18mm; @bottom-left { content: "${said}"; ${face} } @bottom-right { content: counter(page) " / " counter(pages); ${face} } }`;
}

/** A report as one page. */
export interface ReportPage {
  readonly title: string;
  /** A sentence or two below the title. */
  readonly intro: string;
  readonly sections: readonly ReportSection[];
}

/** Writes a report as one page that needs nothing else: no script, no font, no address. Prints cleanly. */
export function reportPage({ title, intro, sections }: ReportPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}${paperStyle(title)}
</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(intro)}</p>
<nav aria-label="Sections"><ul>
${sections.map(({ title: name }, index) => `<li><a href="#s${index}">${escaped(name)}</a></li>`).join('\n')}
</ul></nav>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ title, text, table }: ReportSection, index: number): string {
  return `<section aria-labelledby="s${index}">
<h2 id="s${index}">${escaped(title)}</h2>
${text === '' ? '' : `<p>${marked(text)}</p>\n`}${table.rows.length === 0 ? '' : tableHtml(table, index)}</section>`;
}

function tableHtml({ columns, rows, numbers = [] }: ReportSection['table'], index: number): string {
  const isNumber = (column: number) => numbers.includes(column);
  const head = columns
    .map(
      (name, column) => `<th scope="col"${isNumber(column) ? ' class="number"' : ''}>${escaped(name)}</th>`,
    )
    .join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((text, column) => cellHtml(text, isNumber(column))).join('')}</tr>`)
    .join('\n');
  return `<div class="wide" role="group" aria-labelledby="s${index}" tabindex="0"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>
`;
}

const states: Readonly<Record<string, string>> = {
  Passed: 'passed',
  Failed: 'failed',
  Waived: 'waived',
  'Not known': 'not-known',
};

function cellHtml(text: string, isNumber: boolean): string {
  if (isNumber) return `<td class="number">${escaped(text)}</td>`;
  const state = states[text];
  if (state !== undefined) return `<td class="${state}">${text}</td>`;
  return `<td${LONG_WORD.test(text) ? ' class="long"' : ''}>${marked(text)}</td>`;
}

/** A word that may have to be broken, such as a path or a sum. Others stay whole, and their columns as wide. */
const LONG_WORD = /\S{22}/;

/** A control of NIST CSF, which would be broken at its hyphen. */
const CONTROL = /\b[A-Z]{2}\.[A-Z]{2}-\d{2}\b/g;

/** Text with code as code. */
function marked(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(CONTROL, '<span class="id">$&</span>');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
