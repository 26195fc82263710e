/**
 * Where a key leads in a list of `count` rows, of which `page` are seen at a time; null for a key that does not move.
 * `from` is the row that is reached, -1 for none.
 */
export function movedTo(key: string, from: number, count: number, page: number): number | null {
  const to = (place: number) => Math.max(0, Math.min(count - 1, place));
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return to(from + 1);
    case 'ArrowUp':
      return to(from - 1);
    case 'PageDown':
      return to(from + page);
    case 'PageUp':
      return to(from - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
