import { indent, type Line, styled } from '../../text/lines.ts';

/** A part of a page that has to fit a terminal. */
export interface FitSection {
  readonly title: Line;
  readonly rows: readonly Line[];
}

/** So many rows of a section are worth more than a blank line between two. */
const LEAST_ROWS = 2;

/**
 * Renders the sections in at most `height` lines: each with its title, and rows as far as they fit, the same
 * number from each before one gets more. Where rows are left out a sign says how many.
 */
export function fitSections(sections: readonly FitSection[], height: number): Line[] {
  if (height <= 0) return [];
  const shown = sections.slice(0, Math.max(1, Math.floor(height / 2)));
  const hidden = sections.length - shown.length;
  const free = height - (hidden > 0 ? 1 : 0);
  const least = shown.reduce((sum, { rows }) => sum + 1 + Math.min(rows.length, LEAST_ROWS), 0);
  const gap = least + shown.length - 1 <= free ? 1 : 0;
  const heights = shareRows(shown, free - shown.length - gap * (shown.length - 1));
  const lines = shown.flatMap((section, index) => [
    ...(index > 0 && gap > 0 ? [[]] : []),
    ...cutRows(section, heights[index] ?? 0),
  ]);
  const sign = hidden > 0 ? [more(hidden, 'sections')] : [];
  return [...lines, ...sign].slice(0, height);
}

function shareRows(sections: readonly FitSection[], height: number): number[] {
  const heights = sections.map(() => 0);
  for (let left = height; left > 0; ) {
    const before = left;
    sections.forEach(({ rows }, index) => {
      if (left > 0 && (heights[index] ?? 0) < rows.length) {
        heights[index] = (heights[index] ?? 0) + 1;
        left -= 1;
      }
    });
    if (left === before) break;
  }
  return heights;
}

function cutRows({ title, rows }: FitSection, height: number): Line[] {
  if (rows.length <= height) return [title, ...rows];
  if (height === 0) return [[...title, styled(`  +${rows.length} more`, 'dim')]];
  const kept = rows.slice(0, height - 1);
  return [title, ...kept, indent(more(rows.length - kept.length))];
}

function more(count: number, what = ''): Line {
  return [styled(`+${count} more${what === '' ? '' : ` ${what}`}`, 'dim')];
}

/**
 * Renders lines from `from` on in at most `height`, with a sign in the last one where more follow. `from` is kept in
 * range.
 */
export function scrolled(
  lines: readonly Line[],
  from: number,
  height: number,
): { readonly shown: Line[]; readonly from: number } {
  const last = Math.max(0, lines.length - height);
  const start = Math.min(Math.max(0, from), last);
  const shown = lines.slice(start, start + height);
  const below = lines.length - start - shown.length;
  if (below === 0 || height === 0) return { shown, from: start };
  return { shown: [...shown.slice(0, -1), more(below + 1, 'lines')], from: start };
}
