import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurementOf, type Outcome } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 25;
const EDITS = 8;

const config = '# mine\nmodel = "gpt-6-sol"\n\n[analytics]\nenabled = true # why\n\n[tui]\ntheme = "x"\n';
const contents = new Set([config, config.replace('true', 'false')]);

interface Ended {
  readonly code: number | null;
  readonly document: string;
}

function edit(bench: Workbench, codexHome: string, stateDir: string, word: string): Promise<Ended> {
  const options = ['--json', '--codex-home', codexHome, '--state-dir', stateDir];
  const child = spawn(process.execPath, [bench.cli, 'analytics', word, ...options], {
    cwd: bench.cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let document = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    document += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, document })));
}

/** True where an edit did not end as made: another may have followed before it asked what is in force. */
function isLost({ code, document }: Ended): boolean {
  try {
    const { inForce } = JSON.parse(document) as { inForce: unknown };
    return code !== (inForce === true ? 0 : 1);
  } catch {
    return true;
  }
}

async function measure(bench: Workbench): Promise<Outcome> {
  let lost = 0;
  let broken = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = bench.folder(`edited-${round}`);
    const codexHome = join(folder, 'home');
    mkdirSync(codexHome, { recursive: true });
    const file = join(codexHome, 'config.toml');
    writeFileSync(file, config);
    // In every other round each has a state folder of its own, so that only the file itself tells of the others.
    const stateOf = (index: number) => join(folder, round % 2 === 0 ? 'state' : `state-${index}`);
    const words = Array.from({ length: EDITS }, (_, index) => (index % 3 === 0 ? 'on' : 'off'));
    const ended = await Promise.all(words.map((word, index) => edit(bench, codexHome, stateOf(index), word)));
    lost += ended.filter(isLost).length;
    const isWhole = contents.has(readFileSync(file, 'utf8')) && readdirSync(codexHome).length === 1;
    if (!isWhole) broken += 1;
  }
  return { value: lost + broken, detail: `${lost} edits lost, ${broken} files broken` };
}

export const measurements = measurementOf('edits-raced', measure, {
  name: 'Edits raced',
  unit: 'lost or broken',
  goal: 0,
  against: `${ROUNDS * EDITS} edits of a config.toml, ${EDITS} processes at once`,
});
