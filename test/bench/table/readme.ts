import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figure, Measurement } from './figure.ts';
import { markdownTable, type Row, readRows, rowOf } from './markdown.ts';

const root = fileURLToPath(new URL('../../../README.md', import.meta.url));
const bench = fileURLToPath(new URL('../README.md', import.meta.url));
const [BEGIN, END] = ['<!-- bench -->', '<!-- /bench -->'];

/** What the table is made of, what was measured of it, and on what. */
export interface Outcome {
  readonly measurements: readonly Pick<Measurement, 'name' | 'lines'>[];
  /** Measurements whose first line the README of the product shows too. */
  readonly shown: readonly string[];
  readonly figures: readonly Figure[];
  readonly machine: string;
}

/**
 * Puts the figures into the table of the bench, and a few into the README of the product. A line that was not
 * measured keeps what it had.
 *
 * @throws where a README has no place for it.
 */
export function writeReadmes(outcome: Outcome): void {
  const { measurements, shown, figures, machine } = outcome;
  const before = partOf(readFileSync(bench, 'utf8')).text;
  const rows = mergeRows(outcome, readRows(before));
  const closing = figures.some(({ value }) => value !== null) ? machine : lastLine(before);
  const table = markdownTable(rows, ['Line', 'Goal', 'Measured', 'Against', '`--only`']);
  replacePart(bench, closing === '' ? table : `${table}\n\n${closing}`);
  const first = measurements.filter(({ name }) => shown.includes(name)).map(({ lines }) => lines[0]?.name);
  const few = rows.filter(([name]) => first.includes(name)).map((row) => row.slice(0, 3));
  replacePart(root, markdownTable(few, ['Line', 'Goal', 'Measured']));
}

/** The rows of all lines: of those with a figure the new value, of the others the last one. */
export function mergeRows(
  { measurements, figures }: Pick<Outcome, 'measurements' | 'figures'>,
  before: readonly Row[],
): Row[] {
  return measurements.flatMap(({ name: run, lines }) =>
    lines.map((line) => {
      const figure = figures.find(({ name, value }) => name === line.name && value !== null);
      const [name = '', goal = '', measured = '', against = ''] = rowOf(
        line,
        figure?.value ?? null,
        figure?.met ?? null,
      );
      const known = before.find(([one, itsGoal]) => one === name && itsGoal === goal)?.[2] ?? '';
      return [name, goal, figure ? measured : known, against, `\`${run}\``];
    }),
  );
}

function lastLine(text: string): string {
  const last = text.trim().split('\n').at(-1) ?? '';
  return last.startsWith('|') ? '' : last;
}

function partOf(text: string): { readonly text: string; readonly from: number; readonly to: number } {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`There is no ${BEGIN} … ${END}.`);
  return { text: text.slice(from + BEGIN.length, to), from, to };
}

function replacePart(file: string, part: string): void {
  const text = readFileSync(file, 'utf8');
  const { from, to } = partOf(text);
  writeFileSync(file, `${text.slice(0, from)}${BEGIN}\n${part}\n${text.slice(to)}`);
}
