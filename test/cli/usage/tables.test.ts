import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownTable, sentenceMarkdown } from '../../../electron/cli/text/markdown.ts';
import { csv } from '../../../electron/core/views/report/csv.ts';
import type { UsageRow } from '../../../electron/shared/commands.ts';
import { reportOf, rowOf, tokensOf, usage } from './usage-runs.ts';

/** Reads CSV as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== '\r\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What a spreadsheet may take for a formula; an apostrophe is put before it. */
const FORMULA = /^\s*[=+\-@＝＋－＠﹦﹢﹣﹫]/;

describe('CSV', () => {
  it('keeps every text of one line in its own field', () => {
    // Control characters and marks of direction are taken out of texts, so they are left out here.
    const text = fc.stringMatching(/^[^\p{C}\p{Zl}\p{Zp}]*$/u).filter((each) => !FORMULA.test(each));
    const width = fc.integer({ min: 1, max: 5 });
    const rows = width.chain((count) =>
      fc.array(fc.array(text, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 5 }),
    );
    fc.assert(
      fc.property(rows, (given) => {
        expect(parseCsv(csv(given))).toEqual(given);
      }),
    );
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['@sum', "'@sum"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠sum', "'＠sum"],
    ['﹦1', "'﹦1"],
    ['\t=1', "' =1"],
    ['\tcmd', "' cmd"],
    ['\rcmd', "' cmd"],
    [' =1', "' =1"],
    ['\u200e=1', "'=1"],
    ['a=1', 'a=1'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['line\nbreak', 'line break'],
  ])('writes %j as %s', (given, expected) => {
    expect(csv([[given]])).toBe(`${expected}\r\n`);
  });

  it('writes a row a line, plain numbers, and nothing for a cost that is not known', async () => {
    const report = reportOf('daily', [rowOf('2026-11-19', 1_234_567, 1.25), rowOf('2026-11-20', 5)]);
    const { stdout, code } = await usage('daily --format csv', [report]);
    expect(code).toBe(0);
    expect(parseCsv(stdout)).toEqual([
      [
        'day',
        'models',
        'input_tokens',
        'cached_input_tokens',
        'cache_write_input_tokens',
        'output_tokens',
        'reasoning_output_tokens',
        'total_tokens',
        'responses',
        'cost_usd',
      ],
      ['2026-11-19', 'gpt-6.1-sol', '1234567', '617283', '0', '10', '5', '1234577', '1', '1.25'],
      ['2026-11-20', 'gpt-6.1-sol', '5', '2', '0', '10', '5', '15', '1', ''],
    ]);
  });

  it('writes a line a part where the report is split', async () => {
    const part = (key: string) => ({ keys: [key], tokens: tokensOf(5), costUsd: null, responses: 1 });
    const row = { ...rowOf('2026-11-19', 10), parts: [part('a'), part('=b')] };
    const { stdout, calls } = await usage('daily --by model --format csv', [
      reportOf('daily', [row], { splitBy: ['model'] }),
    ]);
    expect(calls[1]).toBe('usageReport {"by":"daily","splitBy":["model"]}');
    expect(parseCsv(stdout).map((line) => line.slice(0, 3))).toEqual([
      ['day', 'model', 'input_tokens'],
      ['2026-11-19', 'a', '5'],
      ['2026-11-19', "'=b", '5'],
    ]);
  });
});

describe('Markdown', () => {
  it('escapes whatever could be markup, and ends no cell early', () => {
    expect(escapeMarkdown('a|b `c` <img> [x](y) *z* \\ ~s~')).toBe(
      'a\\|b \\`c\\` \\<img\\> \\[x\\](y) \\*z\\* \\\\ \\~s\\~',
    );
    expect(sentenceMarkdown('Add `a_b.c` to *x*, not `a|b`')).toBe('Add `a_b.c` to \\*x\\*, not \\`a\\|b\\`');
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const columns = [{ title: 'a' }, { title: 'b' }];
        const all = [['x', 'y'], ...rows];
        for (const line of [
          ...markdownTable(columns, all),
          ...markdownTable(columns, all, sentenceMarkdown),
        ]) {
          expect(line).not.toContain('\n');
          expect(line.replaceAll(/\\./gs, '').split('|')).toHaveLength(4);
        }
      }),
    );
  });

  it('is a team report by week: homes, runaways and why it fails', async () => {
    const weeks = reportOf('weekly', [rowOf('2026-11-09', 1_000, 4), rowOf('2026-11-16', 2_000, 9)]);
    const session = (index: number, input: number, codexHome: string): UsageRow => ({
      ...rowOf(`019a9f10-3c52-7bb0-9d1e-00000000000${index}`, input),
      threadId: `t${index}`,
      cwd: '/home/ada/a|b',
      codexHome,
      parts: [{ keys: ['2026-11-16'], tokens: tokensOf(input), costUsd: input / 1_000, responses: 1 }],
    });
    const sessions = reportOf('session', [
      ...[1, 2, 3, 4].map((index) => session(index, 100, '/home/ada/.codex')),
      session(5, 9_000, '/srv/bob'),
    ]);
    const { stdout, stderr, code } = await usage('weekly --format markdown --fail-over 5', [weeks, sessions]);
    expect(code).toBe(1);
    expect(stderr).toBe('codex-glance: Week from 2026-11-16: $9.00 is above the limit of $5.00.\n');
    expect(stdout).toContain('| Week from | Models | Input | Cached |');
    expect(stdout).toContain('- **Week from 2026-11-16:');
    expect(stdout).toMatch(/\| 2026-11-16 \| \/srv\/bob \| 9,000 \| 1 \| \S+9\.00 \|/);
    expect(stdout).toMatch(/\| 2026-11-16 \| \\~\/\.codex \| 400 \| 4 \| \S+0\.40 \|/);
    expect(stdout).toContain('### Runaway sessions');
    expect(stdout).toMatch(
      /\| 2026-11-16 \| 019a9f10-3c52-7bb0-9d1e-000000000005 \| \\~\/a\\\|b \| 9,000 \| 90× \|/,
    );
    expect(stdout).not.toContain('000000000001');
  });
});
