import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { unsupportedNode } from '../../electron/cli/start/node-version.ts';
import { bar, plainBar, sparkline } from '../../electron/cli/text/bar.ts';
import { cutLine, type Line, lineWidth, renderLine, renderLines } from '../../electron/cli/text/lines.ts';
import { homePath } from '../../electron/cli/text/names.ts';
import { table } from '../../electron/cli/text/table.ts';
import { tomlLines } from '../../electron/cli/text/toml-lines.ts';
import { cutText, type Keep, textWidth } from '../../electron/cli/text/width.ts';
import { wrap } from '../../electron/cli/text/wrap.ts';
import { clean } from '../../electron/core/views/report/clean.ts';

describe('Width', () => {
  it.each([
    ['harbor', 6],
    ['café', 4],
    ['cafe\u0301', 4],
    ['日本語', 6],
    ['한국', 4],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['█░…', 3],
    ['ｆｕｌｌ', 8],
    ['', 0],
  ])('of %s is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('is never passed by a cut text, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(20),
        fc.constantFrom<Keep[]>('start', 'both', 'end'),
        (raw, columns, keep) => {
          const text = clean(raw);
          const cut = cutText(text, columns, keep);
          expect(textWidth(cut)).toBeLessThanOrEqual(Math.max(columns, 0));
          if (textWidth(text) <= columns) expect(cut).toBe(text);
        },
      ),
    );
  });

  it('keeps the end of a path', () => {
    expect(cutText('/home/ada/code/harbor', 8, 'end')).toBe('…/harbor');
    expect(cutText('/home/ada/code/harbor', 8)).toBe('/home/a…');
    expect(cutText('019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11', 13, 'both')).toBe('019a…4f1f0a11');
  });
});

describe('A table', () => {
  it('aligns by what is seen, not by code units', () => {
    const lines = table(
      [{ title: 'Folder' }, { title: 'Tokens', align: 'right' }],
      [
        ['日本', '1'],
        ['harbor', '1,000'],
      ],
      { columns: null },
    );
    expect(renderLines(lines, false)).toBe('  Folder  Tokens\n  日本         1\n  harbor   1,000\n');
  });

  it('leaves out columns without text', () => {
    const lines = table([{ title: 'A' }, { title: 'B' }], [['x', '']], { columns: null });
    expect(renderLines(lines, false)).toBe('  A\n  x\n');
  });

  it('shrinks, then drops, until it fits', () => {
    const columns = [{ shrink: 'end' }, { align: 'right', optional: true }, { align: 'right' }] as const;
    const rows = [['/home/ada/code/harbor', '123', '456']];
    const at = (width: number) => renderLines(table(columns, rows, { columns: width }), false);
    expect(at(40)).toBe('  /home/ada/code/harbor  123  456\n');
    expect(at(28)).toBe('  …ada/code/harbor  123  456\n');
    expect(at(16)).toBe('  …e/harbor  456\n');
  });
});

describe('Text', () => {
  it('loses what steers a terminal', () => {
    expect(clean('a\u001b[31mb\u001b]8;;http://x\u0007c\r\nd\u009be\u202ef')).toBe('abc d ef');
    expect(clean('a\u061cb\u2067c\u206ad\u{e0041}e')).toBe('abcde');
  });

  it('is broken at spaces', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable one', 5)).toEqual(['unbre', 'akabl', 'e one']);
    expect(wrap('see https://harbor.example/a/path', 16)).toEqual([
      'see https://',
      'harbor.example/',
      'a/path',
    ]);
  });

  it('names paths from home', () => {
    const name = homePath('/home/ada');
    expect([name('/home/ada'), name('/home/ada/.codex'), name('/home/adam')]).toEqual([
      '~',
      '~/.codex',
      '/home/adam',
    ]);
  });
});

it.each([
  [0, '░░░░'],
  [0.001, '█░░░'],
  [0.5, '██░░'],
  [0.999, '███░'],
  [1, '████'],
  [1.7, '████'],
  [-1, '░░░░'],
])('a bar of %f is %s', (share, text) => {
  expect(bar(share, 4)).toBe(text);
});

it.each([
  ['22.15.0', true],
  ['22.14.9', false],
  ['20.19.4', false],
  ['23.0.0', true],
  ['24.21.0', true],
])('Node %s is new enough: %s', (version, enough) => {
  expect(unsupportedNode(version) === null).toBe(enough);
});

it.each([
  [0, ''],
  [0.0001, '▏'],
  [0.5, '██'],
  [0.53, '██▏'],
  [1, '████'],
  [2, '████'],
])('a bar for comparison of %f is %s', (share, text) => {
  expect(plainBar(share, 4)).toBe(text);
});

it('a sparkline shows nothing as a blank and anything as something', () => {
  expect(sparkline([0, 1, 50, 100])).toBe(' ▁▄█');
  expect(sparkline([])).toBe('');
  expect(sparkline([0, 0])).toBe('  ');
});

describe('A cut line', () => {
  it('is left as it is where only blanks are too much', () => {
    const line: Line = ['  harbor', '  ', { text: 'now', style: 'dim' }, '   '];
    expect(cutLine(line, 13)).toBe(line);
    expect(renderLine(cutLine(line, 12), false)).toBe('  harbor  n…');
  });

  it('is never wider than its space', () => {
    const part = fc.string({ unit: 'grapheme' }).map((text) => clean(text));
    fc.assert(
      fc.property(fc.array(part), fc.nat(30), (parts, columns) => {
        expect(lineWidth([renderLine(cutLine(parts, columns), false)])).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('tomlLines', () => {
  it('breaks lists that are too long, and says the same', () => {
    const lists = fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,9}$/), lists), fc.nat(60), (table, width) => {
        const toml = stringify(table);
        expect(parse(tomlLines(toml, width).join('\n'))).toEqual(parse(toml));
      }),
    );
    expect(tomlLines('a = [ "b", "c, ]" ]\nd = "eeeeeeeeee"', 8)).toEqual([
      'a = [',
      '  "b",',
      '  "c, ]",',
      ']',
      'd = "eeeeeeeeee"',
    ]);
  });
});
