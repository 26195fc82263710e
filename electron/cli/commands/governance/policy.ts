import { policyBasis } from '../../../core/governance/checks/run-check.ts';
import type { Command } from '../../run/command.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { noWords } from '../no-words.ts';
import { explain } from './policy-explain.ts';
import { SIMULATED_DAYS, simulate } from './policy-simulate.ts';

const ids = policyBasis.catalogue.map(({ id }) => id);

export const policyCommand: Command = {
  name: 'policy',
  synopsis: 'explain RULE|KEY | simulate',
  summary: 'Explain a rule or a key that policies ask about, or what a policy would have changed',
  words: [
    { name: 'explain', summary: 'Explain one rule, or one key of the configuration' },
    { name: 'simulate', summary: 'Show of how many past sessions a policy would have changed a setting' },
  ],
  completes: () => ids,
  examples: [
    { line: 'policy explain sandbox', summary: 'What the rule asks, and what can be set' },
    { line: 'policy explain otel.exporter', summary: 'Who decides it, which rules ask, what enforces it' },
    { line: 'policy simulate --policy enterprise', summary: 'What it would have changed in 30 days' },
  ],
  options: {
    policy: { type: 'string', value: 'FILE|NAME', summary: 'With simulate: the policy, as check takes it' },
    days: { type: 'string', value: 'N', summary: `With simulate: so many days. Default: ${SIMULATED_DAYS}` },
  },
  details: [
    `Rules: ${ids.join(', ')}. Any other word is a key of the configuration, dotted: its value and who decides it, the rules that look at it, whether requirements enforce it in this Codex, and what to write where.`,
    'simulate reads the settings that each turn of a session recorded: sandbox, approvals, reviewer, network of commands, model, provider and sign-in, and no text of it. What a session does not record is not known.',
  ],
  prepare([word, ...more], options) {
    if (word === 'simulate') {
      noWords('policy simulate', more);
      return simulate(options);
    }
    const [key, ...others] = more;
    if (word !== 'explain' || key === undefined) {
      throw wrongUsage(
        'unknown-command',
        'Say "policy explain RULE" or "policy explain KEY", such as "policy explain sandbox", or "policy simulate".',
      );
    }
    noWords('policy explain', others);
    for (const name of ['policy', 'days']) {
      if (options.has(name)) throw wrongUsage('unexpected-option', `--${name} is for "policy simulate".`);
    }
    return explain(key);
  },
};
