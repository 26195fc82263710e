import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { damageFile, drawFrom } from '../../hostile/damage.ts';
import { measurementOf, type Outcome } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { problemOf, writeSmallHome } from './small-home.ts';

/** Each in the run that meets the damage, and in the one after. */
function measure(bench: Workbench): Outcome {
  const { damaged: count } = bench.size;
  const corpus = writeSmallHome(bench, 11);
  const whole = bench.folder('state');
  // The second run leaves what has changed since the ledger was put at rest.
  const first = problemOf(bench, corpus, whole, ['usage', 'daily']);
  for (const session of corpus.sessions.slice(-8)) session.grow(Date.now());
  const second = problemOf(bench, corpus, whole, ['usage', 'daily']);
  if (first || second) throw new Error(`Without damage: ${first || second}`);
  const state = bench.folder('damaged');
  const commands = ['daily', 'session', 'model', 'project'].map((by) => ['usage', by]);
  let wrong = 0;
  for (let seed = 0; seed < count; seed++) {
    const draw = drawFrom(seed);
    rmSync(state, { recursive: true, force: true });
    cpSync(whole, state, { recursive: true });
    const names = readdirSync(state, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(state, join(entry.parentPath, entry.name)));
    const index = names.find((name) => name.endsWith('.sqlite')) ?? '';
    // One in eight damages what else is kept, such as compiled code.
    const name = draw(8) === 0 ? (names[draw(names.length)] ?? index) : index;
    const how = damageFile(join(state, name), draw);
    const command = commands[draw(commands.length)] ?? [];
    const problems = [1, 2].map(() => problemOf(bench, corpus, state, command)).filter((one) => one !== '');
    if (problems.length === 0) continue;
    wrong += 1;
    bench.say(`  seed ${seed}, ${how} in ${name}, ${command.join(' ')}: ${problems[0]}`);
  }
  return { value: wrong, detail: `${count - wrong} of ${count} right` };
}

/** What a damaged index does to the totals of the built program. */
export const measurements = measurementOf('damage', measure, {
  name: 'Damaged indexes healed',
  unit: 'of 500 wrong',
  goal: 0,
  against:
    'what the home holds; bits flipped, pages zeroed, swapped, overwritten and cut off; in the run that meets it and the next',
});
