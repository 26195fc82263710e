/** One cell of a chart's table: what a file holds, and how it reads. Null is not known. */
export interface ChartCell {
  readonly value: string | number | null;
  readonly text: string;
}

/** The figures of a chart as a table. The first cell of a row names it. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ChartCell[] }[];
}

/** Something of a chart that can be pointed at or reached by keyboard. */
export interface ChartMark {
  readonly key: string;
  readonly name: string;
  /** What it comes to. */
  readonly value: string;
  /** In the order of the legend; null where the mark has none of it. */
  readonly parts?: readonly (string | null)[];
}

/** How a line is broken, so that no two differ by colour alone. */
export type LineShape = 'line' | 'dashes' | 'dots' | 'dash-dot' | 'long' | 'fine';

/** An entry of the legend. `series`, from 1 on, chooses colour and pattern. */
export interface LegendEntry {
  readonly label: string;
  readonly series: number;
  /** While nothing is pointed at. */
  readonly value?: string;
  /**
   * Drawn as a line or an area instead of a filled box; `alarm`: a box in the colour of what failed; `late` and `gap`:
   * a stretch whose figures may rise still, or were never read.
   */
  readonly shape?: 'box' | 'alarm' | 'cone' | 'late' | 'gap' | LineShape;
}

/** Colours and patterns for series: five that differ, and one for the rest. */
export const SERIES = 6;

/** Returns a cell of text. */
export function textCell(text: string): ChartCell {
  return { value: text, text };
}

/** Returns a cell of a number, as `write` writes it; a dash where it is not known. */
export function numberCell(value: number | null, write: (value: number) => string): ChartCell {
  return { value, text: value === null ? '–' : write(value) };
}

/** Returns how a mark is spoken: its name, what it comes to, and its parts. */
export function spokenMark({ name, value, parts = [] }: ChartMark, legend: readonly LegendEntry[]): string {
  const spoken = parts.flatMap((part, place) => {
    const label = legend[place]?.label;
    return part === null || label === undefined ? [] : [`${label} ${part}`];
  });
  return [`${name}: ${value}`, ...spoken].join(', ');
}
