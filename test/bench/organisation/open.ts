import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, judge, type Line, type Measurement, median } from '../table/figure.ts';
import { nodeStartLine, runWhole, startNode } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const PEOPLE = 500;
const DAYS = 730;
const DAY = 86_400_000;
const RUNS = 5;

const ofView: Line = {
  name: "The organisation's view, 2 years of 500 people",
  unit: 'ms',
  goal: 1_000,
  against: 'from the opening of what is kept to all that the desk shows; 365,000 rows by day, median of 5',
};
const ofReport = nodeStartLine('Report of the same by week', 8, RUNS);

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function measureOpen(bench: Workbench): Promise<Figure[]> {
  bench.say(`${ofView.name}: writing rows …`);
  const folder = bench.folder('organisation');
  try {
    const end = Math.floor(Date.now() / DAY) * DAY;
    const days = Math.max(30, Math.round((DAYS * bench.size.bytes) / 1e9));
    const [since, until] = [end - days * DAY, end - DAY].map((time) =>
      new Date(time).toISOString().slice(0, 10),
    );
    const file = join(folder, 'organisation.sqlite');
    const run = (args: readonly (string | undefined)[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, args.map(String), { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    };
    run([at('fill-rows.ts'), file, String(PEOPLE), String(days), String(end)]);
    const times: number[] = [];
    for (let each = 0; each < RUNS; each += 1) {
      const made = JSON.parse(run([at('open-view.ts'), file, since, until, String(end)])) as {
        readonly ms: number;
        readonly people: number;
        readonly periods: number;
      };
      if (made.people !== PEOPLE || made.periods !== days) throw new Error(JSON.stringify(made));
      times.push(made.ms);
    }
    const line = [
      'org',
      'usage',
      '--by',
      'week',
      '--since',
      String(since),
      '--until',
      String(until),
      '--offline',
    ];
    const args = [bench.cli, ...line, '--json', '--workspace', 'bench', '--state-dir', folder];
    const ratios: number[] = [];
    for (let each = 0; each < RUNS; each += 1) {
      const bare = startNode();
      const report = runWhole(process.execPath, args);
      ratios.push(report.wall / bare);
    }
    const detail = `${days * PEOPLE} rows`;
    return [judge(ofView, median(times), detail), judge(ofReport, median(ratios), detail)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const measurements: readonly Measurement[] = [
  { name: 'org-open', lines: [ofView, ofReport], measure: measureOpen },
];
