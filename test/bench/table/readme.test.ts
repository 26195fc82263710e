import { expect, it } from 'vitest';
import { judge, type Line } from './figure.ts';
import { markdownTable, readRows } from './markdown.ts';
import { mergeRows } from './readme.ts';

const scan: Line = { name: 'Scan', unit: 'of a peer', goal: 0.6, against: 'a peer' };
const restart: Line = { name: 'Restart', unit: 'of a peer', goal: 0.12, against: 'a peer' };
const measurements = [
  { name: 'first', lines: [scan] },
  { name: 'second', lines: [restart] },
];

it('keeps the figure of a line that was not measured', () => {
  const before = mergeRows({ measurements, figures: [judge(scan, 0.5, ''), judge(restart, 0.1, '')] }, []);
  const kept = readRows(markdownTable(before));
  expect(mergeRows({ measurements, figures: [judge(scan, 0.7, '')] }, kept)).toEqual([
    ['Scan', '≤ 0.6 of a peer', '0.7 **missed**', 'a peer', '`first`'],
    ['Restart', '≤ 0.12 of a peer', '0.1', 'a peer', '`second`'],
  ]);
});

it('drops the figure of a line whose goal is another now', () => {
  const before = mergeRows({ measurements, figures: [judge(scan, 0.5, '')] }, []);
  const stricter = [{ name: 'first', lines: [{ ...scan, goal: 0.4 }] }];
  const rows = mergeRows({ measurements: stricter, figures: [] }, readRows(markdownTable(before)));
  expect(rows[0]?.[2]).toBe('');
});
