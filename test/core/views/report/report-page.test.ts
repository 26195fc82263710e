import { expect, test } from 'vitest';
import { reportPage } from '../../../../electron/core/views/report/report-page.ts';

const page = (cells: readonly string[], title = 'Evidence', text = '') =>
  reportPage({
    title,
    intro: '',
    sections: [{ title: 'Checks', text, table: { columns: cells.map((_, at) => `${at}`), rows: [cells] } }],
  });
const bodyOf = (html: string) => html.slice(html.indexOf('<main>'));

test('code is code, in a sentence and in a cell, and what it holds stays text', () => {
  expect(bodyOf(page(['`a.b` is <on>']))).toContain('<td><code>a.b</code> is &lt;on&gt;</td>');
  expect(bodyOf(page(['x'], 'Evidence', 'Of `<b>`.'))).toContain('<p>Of <code>&lt;b&gt;</code>.</p>');
});

test('only what is longer than a word may be broken within', () => {
  const path = '/home/ada/code/harbor/config.toml';
  const body = bodyOf(page(['warning', path, 'CC6.1, PR.AA-05']));
  expect(body).toContain('<td>warning</td>');
  expect(body).toContain(`<td class="long">${path}</td>`);
  expect(body).toContain('<span class="id">PR.AA-05</span>');
});

test('a table can be scrolled by keyboard, and has its name', () => {
  expect(bodyOf(page(['x']))).toContain('role="group" aria-labelledby="s0" tabindex="0"');
});

test('the paper has numbers and the name of the report, whatever that holds', () => {
  const html = page(['x'], 'A "b" </style> \\ c');
  expect(html).toContain('counter(page) " / " counter(pages)');
  expect(html.match(/<\/style>/g)).toHaveLength(1);
  expect(html).toContain('content: "A \\22 b\\22  \\3c \\2f style\\3e  \\5c  c"');
});
