import { describeDisagreements, runDifferential } from '../../differential/run-differential.ts';
import { judge, type Measurement } from '../figure.ts';

/** How often Glance and the real Codex disagree on what random stacks of configuration put in force. */
export const figures: readonly Measurement[] = [
  {
    name: 'differential',
    async measure(bench) {
      const { stacks } = bench.size;
      const name = `Configuration in force, ${stacks.toLocaleString('en')} random stacks`;
      bench.say(name);
      const result = await runDifferential({ stacks, seed: 1 });
      const { codex, disagreements, milliseconds } = result;
      if (disagreements.length > 0) bench.say(describeDisagreements(result));
      const answers = `${codex.answered} in force, ${codex.failed} unusable, ${codex.exited} refused`;
      const detail = `the real Codex: ${answers}; in ${(milliseconds / 1000).toFixed(0)} s`;
      return [judge({ name, value: disagreements.length, unit: 'disagreements', goal: 0, detail })];
    },
  },
];
