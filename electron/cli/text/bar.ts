/** Returns a bar of `cells` characters for a share from 0 to 1; any use shows, and only full use fills it. */
export function bar(share: number, cells: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  let full = Math.round(bounded * cells);
  if (bounded > 0) full = Math.max(1, full);
  if (bounded < 1) full = Math.min(cells - 1, full);
  return '█'.repeat(full) + '░'.repeat(cells - full);
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Returns a bar for comparison with others, at most `cells` wide, to an eighth of a cell; any use shows. */
export function plainBar(share: number, cells: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  const eighths = bounded > 0 ? Math.max(1, Math.round(bounded * cells * 8)) : 0;
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

const LEVELS = '▁▂▃▄▅▆▇█';

/** Returns a character a value, its height in proportion to the largest; a blank where nothing was. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(0, ...values);
  return values
    .map((value) => (value <= 0 ? ' ' : (LEVELS[Math.ceil((value / most) * LEVELS.length) - 1] ?? ' ')))
    .join('');
}
