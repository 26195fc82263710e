import { clean } from '../../core/views/report/clean.ts';
import type { Line, Span } from './lines.ts';
import { cutText, type Keep, textWidth } from './width.ts';

export interface Column {
  readonly title?: string;
  readonly align?: 'left' | 'right';
  /** Given up first when the terminal is narrow: the `start`, the `end` or both ends of the text stay. */
  readonly shrink?: Keep;
  /** A column that shrinks is not cut below this. Default: 8. */
  readonly least?: number;
  /**
   * Left out where the terminal is too narrow even so: the highest number first, of equals the last.
   * True is 0.
   */
  readonly optional?: boolean | number;
}

export type Cell = string | Span;

export interface TableForm {
  /** Of the terminal; null where there is none, and nothing is cut. */
  readonly columns: number | null;
  readonly indent?: number;
}

const GAP = 2;
const LEAST = 8;

/** Renders aligned columns. Columns without any text are left out; titles are shown where any column has one. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  form: TableForm,
): Line[] {
  if (rows.length === 0) return [];
  const texts = rows.map((row) => columns.map((_column, index) => toSpan(row[index] ?? '')));
  const used = columns.map((_column, index) => texts.some((row) => row[index]?.text !== ''));
  const titled = columns.some(({ title }, index) => used[index] && title);
  const header = columns.map(({ title = '' }): Span => ({ text: title, style: 'dim' }));
  const shown = titled ? [header, ...texts] : texts;
  const indent = form.indent ?? 2;
  const natural = columns.map((_column, index) =>
    used[index] ? Math.max(...shown.map((row) => textWidth(row[index]?.text ?? ''))) : 0,
  );
  const widths = fitWidths(columns, natural, form.columns === null ? null : form.columns - indent);
  return shown.map((row) => [
    ' '.repeat(indent),
    ...columns.flatMap((column, index): Cell[] => {
      const width = widths[index] ?? 0;
      const cell = row[index];
      if (width === 0 || cell === undefined) return [];
      const text = cutText(cell.text, width, column.shrink ?? 'start');
      const pad = ' '.repeat(Math.max(0, width - textWidth(text)));
      const gap = ' '.repeat(GAP);
      return column.align === 'right' ? [pad, { ...cell, text }, gap] : [{ ...cell, text }, pad, gap];
    }),
  ]);
}

function toSpan(cell: Cell): Span {
  return typeof cell === 'string' ? { text: clean(cell) } : { ...cell, text: clean(cell.text) };
}

/** Leaves out what may go until the rest could fit, then takes what is too much from the columns that may shrink, the widest first. */
function fitWidths(
  columns: readonly Column[],
  natural: readonly number[],
  available: number | null,
): number[] {
  const widths = [...natural];
  if (available === null) return widths;
  const total = (of: readonly number[]) =>
    of.reduce((sum, width) => sum + (width > 0 ? width + GAP : 0), -GAP);
  const leastOf = (index: number) => {
    const { shrink, least = LEAST } = columns[index] ?? {};
    const width = widths[index] ?? 0;
    return shrink === undefined ? width : Math.min(width, least);
  };
  for (const index of dispensable(columns)) {
    if (total(widths.map((_width, at) => leastOf(at))) <= available) break;
    widths[index] = 0;
  }
  const take = (leastOf: (index: number) => number) => {
    for (let over = total(widths) - available; over > 0; over -= 1) {
      let widest = -1;
      widths.forEach((width, index) => {
        if (width > leastOf(index) && width > (widths[widest] ?? 0)) widest = index;
      });
      if (widest < 0) return;
      widths[widest] = (widths[widest] ?? 0) - 1;
    }
  };
  take(leastOf);
  // A terminal narrower than any view is made for still gets no broken lines, as far as that goes.
  take((index) => (columns[index]?.shrink === undefined ? Number.POSITIVE_INFINITY : 1));
  return widths;
}

/** Places of the columns that may be left out, in the order in which they go. */
function dispensable(columns: readonly Column[]): number[] {
  return columns
    .flatMap(({ optional }, index) =>
      optional === undefined || optional === false
        ? []
        : [{ index, rank: Number(optional === true ? 0 : optional) }],
    )
    .sort((a, b) => b.rank - a.rank || b.index - a.index)
    .map(({ index }) => index);
}
