import { expect, it } from 'vitest';
import { chartCsv } from '../../../renderer/ui/charts/frame/chart-csv.ts';
import { numberCell, textCell } from '../../../renderer/ui/charts/frame/chart-data.ts';

it('writes figures whole, names as text and nothing for what is not known', () => {
  const text = chartCsv({
    columns: ['Tool', 'Calls'],
    rows: [
      { key: 'a', cells: [textCell('=cmd|x'), numberCell(1_234.5, () => '1.2K')] },
      { key: 'b', cells: [textCell('a "b", c\u0007'), numberCell(null, String)] },
    ],
  });
  expect(text).toBe('Tool,Calls\r\n\'=cmd|x,1234.5\r\n"a ""b"", c ",\r\n');
});
