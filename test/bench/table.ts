import type { Figure } from './figure.ts';
import type { Machine } from './machine.ts';

/** Three digits that matter, and no exponent. */
function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function row({ name, value, unit, goal, met, detail }: Figure): string[] {
  return [
    name,
    value === null ? 'not measured' : `${number(value)} ${unit}`,
    goal === null ? '' : `≤ ${number(goal)}`,
    met === null ? '' : met ? 'yes' : '**no**',
    detail,
  ];
}

/** The figures as a Markdown table, set in columns so that it reads well in a terminal too. */
export function markdownTable(figures: readonly Figure[]): string {
  const head = ['Figure', 'Measured', 'Goal', 'Met', 'Detail'];
  const rows = [head, ...figures.map(row)];
  const widths = head.map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)));
  const set = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [first = [], ...rest] = rows.map(set);
  return [first, rule, ...rest].join('\n');
}

export function machineLine({ cpu, cores, memoryGb, system, node, measuredAt }: Machine): string {
  const day = measuredAt.slice(0, 10);
  return `Measured on ${day}: ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node.slice(1)}.`;
}
