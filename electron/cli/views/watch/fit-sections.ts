import { indent, type Line, styled } from '../../text/lines.ts';

/** A part of a page that has to fit a terminal. */
export interface FitSection {
  readonly title: Line;
  readonly rows: readonly Line[];
}

/** So many rows of a section are worth more than a blank line between two. */
const LEAST_ROWS = 2;

/**
 * Renders the sections in at most `room` lines: each with its title, and rows as far as there is room, the same
 * number from each before one gets more. Where rows are left out a sign says how many.
 */
export function fitSections(sections: readonly FitSection[], room: number): Line[] {
  if (room <= 0) return [];
  const shown = sections.slice(0, Math.max(1, Math.floor(room / 2)));
  const hidden = sections.length - shown.length;
  const free = room - (hidden > 0 ? 1 : 0);
  const least = shown.reduce((sum, { rows }) => sum + 1 + Math.min(rows.length, LEAST_ROWS), 0);
  const gap = least + shown.length - 1 <= free ? 1 : 0;
  const rooms = shareRows(shown, free - shown.length - gap * (shown.length - 1));
  const lines = shown.flatMap((section, index) => [
    ...(index > 0 && gap > 0 ? [[]] : []),
    ...cutRows(section, rooms[index] ?? 0),
  ]);
  const sign = hidden > 0 ? [more(hidden, 'sections')] : [];
  return [...lines, ...sign].slice(0, room);
}

function shareRows(sections: readonly FitSection[], room: number): number[] {
  const rooms = sections.map(() => 0);
  for (let left = room; left > 0; ) {
    const before = left;
    sections.forEach(({ rows }, index) => {
      if (left > 0 && (rooms[index] ?? 0) < rows.length) {
        rooms[index] = (rooms[index] ?? 0) + 1;
        left -= 1;
      }
    });
    if (left === before) break;
  }
  return rooms;
}

function cutRows({ title, rows }: FitSection, room: number): Line[] {
  if (rows.length <= room) return [title, ...rows];
  if (room === 0) return [[...title, styled(`  +${rows.length} more`, 'dim')]];
  const kept = rows.slice(0, room - 1);
  return [title, ...kept, indent(more(rows.length - kept.length))];
}

function more(count: number, what = ''): Line {
  return [styled(`+${count} more${what === '' ? '' : ` ${what}`}`, 'dim')];
}

/**
 * Renders lines from `from` on in at most `room`, with a sign in the last one where more follow. `from` is kept in
 * range.
 */
export function scrolled(
  lines: readonly Line[],
  from: number,
  room: number,
): { readonly shown: Line[]; readonly from: number } {
  const last = Math.max(0, lines.length - room);
  const start = Math.min(Math.max(0, from), last);
  const shown = lines.slice(start, start + room);
  const below = lines.length - start - shown.length;
  if (below === 0 || room === 0) return { shown, from: start };
  return { shown: [...shown.slice(0, -1), more(below + 1, 'lines')], from: start };
}
