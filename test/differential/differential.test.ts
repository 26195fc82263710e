import { expect, test } from 'vitest';
import { describeDisagreements, runDifferential } from './run-differential.ts';

const STACKS = 320;
const SEED = 20261123;

test('Glance and the real Codex agree on every value, origin and error', async ({ annotate }) => {
  const result = await runDifferential({ stacks: STACKS, seed: SEED });
  const { codex, processes, withoutEtc } = result;
  await annotate(
    `${STACKS} stacks: ${codex.answered} in force, ${codex.failed} unusable, ${codex.exited} refused; ` +
      `${processes} Codex processes`,
  );
  if (withoutEtc !== null) {
    const notRun = `Layers under /etc/codex (system, managed, requirements) were not run: ${withoutEtc}.`;
    console.warn(notRun);
    await annotate(notRun, 'warning');
  }
  expect(describeDisagreements(result)).toBe('');
  // Otherwise the generator would no longer reach what it is for.
  expect(codex.answered).toBeGreaterThan(STACKS / 2);
  expect(codex.failed).toBeGreaterThan(5);
});
