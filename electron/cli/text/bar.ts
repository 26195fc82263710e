/** A bar of `cells` characters for a share from 0 to 1; any use shows, and only full use fills it. */
export function bar(share: number, cells: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  let full = Math.round(bounded * cells);
  if (bounded > 0) full = Math.max(1, full);
  if (bounded < 1) full = Math.min(cells - 1, full);
  return '█'.repeat(full) + '░'.repeat(cells - full);
}
