import { describeDisagreements, runDifferential } from '../../differential/run-differential.ts';
import { type Figure, judge, type Line, type Measurement } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

const line: Line = {
  name: 'Configuration in force, 3,000 random stacks',
  unit: 'disagreements',
  goal: 0,
  against: 'what the real Codex puts in force',
};

async function measure(bench: Workbench): Promise<Figure[]> {
  bench.say(line.name);
  const result = await runDifferential({ stacks: bench.size.stacks, seed: 1 });
  const { codex, disagreements } = result;
  if (disagreements.length > 0) bench.say(describeDisagreements(result));
  const detail = `${codex.answered} in force, ${codex.failed} unusable, ${codex.exited} refused`;
  return [judge(line, disagreements.length, detail)];
}

/** How often Glance and the real Codex disagree on what random stacks of configuration put in force. */
export const measurements: readonly Measurement[] = [{ name: 'differential', lines: [line], measure }];
