import { describeDisagreements, runDifferential } from '../../differential/run-differential.ts';
import { measurementOf, type Outcome } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

async function measure(bench: Workbench): Promise<Outcome> {
  const result = await runDifferential({ stacks: bench.size.stacks, seed: 1 });
  const { codex, disagreements } = result;
  if (disagreements.length > 0) bench.say(describeDisagreements(result));
  const detail = `${codex.answered} in force, ${codex.failed} unusable, ${codex.exited} refused`;
  return { value: disagreements.length, detail };
}

/** How often Glance and the real Codex disagree on what random stacks of configuration put in force. */
export const measurements = measurementOf('differential', measure, {
  name: 'Configuration in force, 3,000 random stacks',
  unit: 'disagreements',
  goal: 0,
  against: 'what the real Codex puts in force',
});
