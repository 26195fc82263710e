import { clean } from '../../core/views/report/clean.ts';
import { paint, type Style } from './color.ts';
import { cutText, textWidth } from './width.ts';

export type { Style };

/** A run of text in one style. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** A line as its parts. Texts may come from files: they are made safe when they are rendered. */
export type Line = readonly (string | Span)[];

/** Makes a span of a text in a style. */
export function styled(text: string, style: Style): Span {
  return { text, style };
}

export const blank: Line = [];

/** Renders a heading with what qualifies it. */
export function heading(title: string, note?: string | null): Line {
  return note ? [styled(title, 'bold'), '  ', styled(note, 'dim')] : [styled(title, 'bold')];
}

/** Renders the same line further right. */
export function indent(line: Line, by = 2): Line {
  return [' '.repeat(by), ...line];
}

/** Returns lines as text, each with its line end and without blanks at its end. */
export function renderLines(lines: readonly Line[], color: boolean): string {
  return lines.map((line) => `${renderLine(line, color)}\n`).join('');
}

/** Renders a line as text, with escape sequences where `color` is true. */
export function renderLine(line: Line, color: boolean): string {
  const spans = line.map((part): Span => (typeof part === 'string' ? { text: part } : part));
  const last = spans.findLastIndex(({ text }) => text.trim() !== '');
  return spans
    .slice(0, last + 1)
    .map(({ text, style }, index) => {
      const safe = index === last ? clean(text).trimEnd() : clean(text);
      return color && style !== undefined ? paint(safe, style) : safe;
    })
    .join('');
}

/** Columns that the widest of the lines takes. */
export function linesWidth(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((line) => textWidth(renderLine(line, false))));
}

/** Columns that a line takes with the blanks at its end. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, part) => sum + textWidth(clean(typeof part === 'string' ? part : part.text)), 0);
}

/** Renders the line cut to the terminal; whole where there is none. */
export function cutTo(line: Line, columns: number | null): Line {
  return columns === null ? line : cutLine(line, columns);
}

/** Renders the line cut to at most `columns`, with its styles; blanks at its end count for nothing. */
export function cutLine(line: Line, columns: number): Line {
  if (linesWidth([line]) <= columns) return line;
  const cut: Span[] = [];
  let left = columns;
  for (const part of line) {
    const span = typeof part === 'string' ? { text: part } : part;
    const text = clean(span.text);
    const width = textWidth(text);
    // The sign of what is cut needs its own place.
    const shown = width < left ? text : cutText(`${text} `, left);
    cut.push({ ...span, text: shown });
    left -= width;
    if (left <= 0) break;
  }
  return cut;
}
