import { unknownWord } from '../../../core/collections/closest.ts';
import { policyBasis } from '../../../core/governance/checks/run-check.ts';
import type { Field } from '../../../core/governance/policy/field.ts';
import { checkTitleMessage, checkWhyMessage } from '../../../shared/messages/en/governance/check-titles.ts';
import type { Command } from '../../run/command.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { heading, indent, type Line } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { noWords } from '../no-words.ts';
import { SIMULATED_DAYS, simulate } from './policy-simulate.ts';

const rules = policyBasis.catalogue;
const ids = rules.map(({ id }) => id);
type Rule = (typeof rules)[number];

export const policyCommand: Command = {
  name: 'policy',
  synopsis: 'explain RULE | simulate',
  summary: 'Explain a rule of a policy, or what a policy would have changed',
  words: [
    { name: 'explain', summary: 'Explain one rule, such as sandbox' },
    { name: 'simulate', summary: 'Show of how many past sessions a policy would have changed a setting' },
  ],
  completes: () => ids,
  examples: [
    { line: 'policy explain sandbox', summary: 'What the rule asks, and what can be set' },
    { line: 'policy simulate --policy enterprise', summary: 'What it would have changed in 30 days' },
  ],
  options: {
    policy: { type: 'string', value: 'FILE|NAME', summary: 'With simulate: the policy, as check takes it' },
    days: { type: 'string', value: 'N', summary: `With simulate: so many days. Default: ${SIMULATED_DAYS}` },
  },
  details: [
    `Rules: ${ids.join(', ')}.`,
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
        'Say "policy explain RULE", such as "policy explain sandbox", or "policy simulate".',
      );
    }
    noWords('policy explain', others);
    for (const name of ['policy', 'days']) {
      if (options.has(name)) throw wrongUsage('unexpected-option', `--${name} is for "policy simulate".`);
    }
    const rule = rules.find(({ id }) => id === key.replace(/^rules\./, ''));
    if (rule === undefined) throw wrongUsage('unknown-rule', unknownWord('rule', key, ids));
    return async ({ json, printJson, printLines, terminal }) => {
      if (json) await printJson(documentOf(rule));
      else await printLines(ruleView(rule, terminal.stdout.columns));
      return 0;
    };
  },
};

function documentOf(rule: Rule) {
  const { id, area, about, level, fields, controls } = rule;
  return {
    schema: 'codex-glance.policy-rule/1',
    id,
    area,
    about,
    level,
    options: fields,
    controls,
    policies: policiesOf(rule),
  };
}

/** The policies that come with Glance and have the rule. */
function policiesOf({ id }: Rule): string[] {
  const all = Object.entries(policyBasis.ready);
  return all.flatMap(([name, policy]) => (policy.rules.some((rule) => rule.id === id) ? [name] : []));
}

function ruleView(rule: Rule, columns: number | null): Line[] {
  const { id, about, level, fields, controls } = rule;
  const bears = [
    ...controls.soc2.map((one) => `SOC 2 ${one}`),
    ...controls.iso27001.map((one) => `ISO 27001 ${one}`),
    ...controls.nistCsf.map((one) => `NIST CSF ${one}`),
  ];
  const named = policiesOf(rule);
  return [
    heading(checkTitleMessage(`check.title.${id}`).text, `rules.${id}, ${level}`),
    ...paragraph(`${about} ${checkWhyMessage(`check.why.${id}`).text}`, columns),
    ...Object.entries(fields).flatMap(([name, field]) => [
      indent([`${name} = ${defaultOf(field)}`]),
      ...paragraph(field.about, columns, { indent: 4, style: 'dim' }),
    ]),
    ...paragraph(`Bears on ${bears.join(', ')}.`, columns),
    ...paragraph(
      named.length === 0 ? 'No policy that comes with Glance has it.' : `In ${named.join(', ')}.`,
      columns,
    ),
  ];
}

function defaultOf(field: Field): string {
  return field.default === null ? '(not set)' : JSON.stringify(field.default);
}
