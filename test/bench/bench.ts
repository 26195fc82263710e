import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { loadMeasurements } from './figures.ts';
import { describeMachine } from './machine.ts';
import { writeReadme } from './readme.ts';
import { machineLine, markdownTable } from './table.ts';
import { openWorkbench } from './workbench.ts';

/**
 * Measures Glance on generated homes: `npm run bench`.
 *
 * `--only NAME` (repeatable) measures some figures, `--out FILE` says where the JSON goes, `--readme` puts
 * the table into the README; `--sessions`, `--bytes`, `--many`, `--version-bytes`, `--version` (repeatable),
 * `--seconds` and `--stacks` make a quick trial. Exits 1 where a goal is missed or a total differs.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    out: { type: 'string', default: 'dist/bench.json' },
    sessions: { type: 'string', default: '2000' },
    bytes: { type: 'string', default: '1000000000' },
    many: { type: 'string', default: '10000' },
    'version-bytes': { type: 'string', default: '500000000' },
    version: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '60' },
    stacks: { type: 'string', default: '3000' },
    readme: { type: 'boolean', default: false },
  },
});

const known = await loadMeasurements();
const chosen = known.filter(({ name }) => options.only?.includes(name) ?? true);
if (chosen.length === 0) {
  throw new Error(`--only takes one of: ${known.map(({ name }) => name).join(', ')}`);
}

const machine = describeMachine(new Date());
const bench = openWorkbench({
  sessions: Number(options.sessions),
  bytes: Number(options.bytes),
  many: Number(options.many),
  versionBytes: Number(options['version-bytes']),
  versions: options.version,
  seconds: Number(options.seconds),
  stacks: Number(options.stacks),
});
const figures: Figure[] = [];
try {
  for (const { measure } of chosen) figures.push(...(await measure(bench)));
} finally {
  bench.close();
}

const report = `${markdownTable(figures)}\n\n${machineLine(machine)}`;
console.log(report);
if (options.readme) writeReadme(report);
mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
const missed = figures.filter(({ met }) => met === false);
if (missed.length > 0) {
  console.error(`Missed: ${missed.map(({ name }) => name).join('; ')}`);
  process.exitCode = 1;
}
