import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readyPolicies } from '../../../electron/core/governance/checks/ready-policies.ts';
import { measurementOf, median, type Outcome, quantile } from '../table/figure.ts';
import { nodeStartLine, ourArguments, runWhole, startNode } from '../workbench/race.ts';
import type { Workbench } from '../workbench/workbench.ts';

const ROUNDS = 25;

/** A policy of the same rules that lets each fail, since a home of the bench meets none. */
function waived(name: string): string {
  const waivers = (readyPolicies[name]?.rules ?? []).map(
    ({ id }) => `[[waivers]]\nrule = "${id}"\nreason = "A home of the bench"\nuntil = 9999-12-31\n`,
  );
  return `policy = "codex-glance.policy/1"\nextends = "${name}"\n${waivers.join('')}`;
}

/** The whole process, from its start to its end, on a home that is known. */
async function measure(bench: Workbench): Promise<Outcome> {
  const corpus = bench.many();
  const stateDir = bench.folder('state');
  runWhole(process.execPath, ourArguments(bench, corpus.dir, stateDir));
  const policy = join(bench.folder('policy'), 'policy.toml');
  writeFileSync(policy, waived('enterprise'));
  const args = ['check', '--policy', policy, '--codex-home', corpus.dir, '--state-dir', stateDir];
  const [own, node]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const { wall } = runWhole(process.execPath, [bench.cli, ...args]);
    const bare = startNode();
    // The first round fills the page cache, and compiles what is kept.
    if (round === 0) continue;
    own.push(wall);
    node.push(bare);
  }
  const bare = median(node);
  const slow = (quantile(own, 0.95) / bare).toFixed(2);
  return { value: median(own) / bare, detail: `slowest of 20 ${slow}; Node ${bare.toFixed(0)} ms` };
}

/** How long a CI job waits for its answer. */
export const measurements = measurementOf(
  'check',
  measure,
  nodeStartLine('Check by the policy `enterprise`, 10,000 sessions', 2.5, ROUNDS),
);
