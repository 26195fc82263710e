import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParts, loadTable } from './measurements.ts';
import type { Figure } from './table/figure.ts';
import { describeMachine } from './table/machine.ts';
import { machineLine, markdownTable, rowOf } from './table/markdown.ts';
import { writeReadmes } from './table/readme.ts';
import { openWorkbench } from './workbench/workbench.ts';

/** Measures Glance on generated homes: `npm run bench`. README.md beside this file says what and how. */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    parts: { type: 'boolean', default: false },
    scale: { type: 'string', default: '1' },
    version: { type: 'string', multiple: true },
    out: { type: 'string', default: 'dist/bench.json' },
    'write-readme': { type: 'boolean', default: false },
  },
});

/** Measurements whose first line the README of the product shows too. */
const SHOWN = ['first-scan', 'versions', 'restart', 'append', 'idle'];

const table = await loadTable();
const known = [...table, ...(options.parts || options.only ? await loadParts() : [])];
const chosen = known.filter(({ name }) => options.only?.includes(name) ?? true);
const unknown = options.only?.filter((one) => one !== 'none' && !known.some(({ name }) => name === one));
if (unknown?.length) throw new Error(`--only takes: none, ${known.map(({ name }) => name).join(', ')}`);
const scale = Number(options.scale);
if (!(scale > 0)) throw new Error('--scale takes a number above 0.');
if (options['write-readme'] && (scale !== 1 || options.version)) {
  throw new Error('The table holds figures of the full size alone.');
}

const machine = describeMachine(new Date());
const bench = openWorkbench({ scale, versions: options.version });
const figures: Figure[] = [];
try {
  for (const { measure } of chosen) {
    const measured = await measure(bench);
    for (const { name, detail } of measured) bench.say(`  ${name}: ${detail}`);
    figures.push(...measured);
  }
} finally {
  bench.close();
}

console.log(markdownTable(figures.map((figure) => rowOf(figure, figure.value, figure.met))));
console.log(`\n${machineLine(machine)}`);
if (options['write-readme']) {
  writeReadmes({ measurements: table, shown: SHOWN, figures, machine: machineLine(machine) });
}
mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out, `${JSON.stringify({ machine, scale, figures }, null, 2)}\n`);
const missed = figures.filter(({ met }) => met === false);
if (missed.length > 0) {
  console.error(`Missed: ${missed.map(({ name }) => name).join('; ')}`);
  process.exitCode = 1;
}
