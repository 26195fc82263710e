import type { Line } from './figure.ts';
import type { Machine } from './machine.ts';

/** Three digits that matter, and no exponent. */
function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

/** A row of the table in its columns. */
export type Row = readonly string[];

/** Name, goal, and what was measured; blank where nothing was yet. */
export function rowOf({ name, goal, unit, against }: Line, value: number | null, met: boolean | null): Row {
  const measured = value === null ? '' : `${number(value)}${met === false ? ' **missed**' : ''}`;
  return [name, `${goal === 0 ? '' : '≤ '}${number(goal)} ${unit}`, measured, against];
}

const HEAD: Row = ['Line', 'Goal', 'Measured', 'Against'];

/** Rows as a Markdown table, set in columns so that it reads well in a terminal too. */
export function markdownTable(rows: readonly Row[], head: Row = HEAD): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)));
  const set = (cells: Row) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [set(head), rule, ...rows.map(set)].join('\n');
}

/** Reads the rows back out of a text that holds the table. */
export function readRows(text: string): Row[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

export function machineLine({ cpu, cores, memoryGb, system, node, measuredAt }: Machine): string {
  const day = measuredAt.slice(0, 10);
  return `Measured on ${day}: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node.slice(1)}.`;
}
