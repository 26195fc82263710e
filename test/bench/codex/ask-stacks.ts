import { parseArgs } from 'node:util';
import { describeDisagreements, runDifferential } from '../../differential/run-differential.ts';

/** Many more random stacks than the tests ask about: `node test/bench/differential.ts [--stacks N] [--seed N]`. */
const { values } = parseArgs({
  options: { stacks: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
});
const result = await runDifferential({ stacks: Number(values.stacks), seed: Number(values.seed) });
const { stacks, codex, disagreements, withoutEtc, processes, milliseconds } = result;
console.log(
  `${stacks} stacks in ${(milliseconds / 1_000).toFixed(1)} s, ${processes} Codex processes: ` +
    `${codex.answered} in force, ${codex.failed} unusable, ${codex.exited} refused; ` +
    `${disagreements.length} disagreements`,
);
if (withoutEtc !== null) console.log(`Layers under /etc/codex were not run: ${withoutEtc}.`);
if (disagreements.length > 0) {
  console.log(describeDisagreements(result));
  process.exitCode = 1;
}
