import { newestVersion } from '../../../core/codex-version/decide-codex.ts';
import { unknownWord } from '../../../core/collections/closest.ts';
import { configFiles } from '../../../core/config/layers/input.ts';
import { policyBasis } from '../../../core/governance/checks/run-check.ts';
import { explainKey } from '../../../core/governance/keys/explain-key.ts';
import { ruleKeys } from '../../../core/governance/keys/rule-keys.ts';
import type { Field } from '../../../core/governance/policy/field.ts';
import type { PolicyKeyReport } from '../../../shared/governance/policy-key.ts';
import { checkTitleMessage, checkWhyMessage } from '../../../shared/messages/en/governance/check-titles.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { load } from '../../run/load.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { heading, indent, type Line } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { policyKeyView } from '../../views/governance/policy-key-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';

const rules = policyBasis.catalogue;
type Rule = (typeof rules)[number];

/** Explains a rule by its id, and any other word as a key of Codex's configuration. */
export function explain(word: string): (session: CommandContext) => Promise<ExitCode> {
  const rule = rules.find(({ id }) => id === word.replace(/^rules\./, ''));
  if (rule === undefined) return (session) => explainConfigKey(session, word);
  return async ({ json, printJson, printLines, terminal }) => {
    if (json) await printJson(documentOf(rule));
    else await printLines(ruleView(rule, terminal.stdout.columns));
    return 0;
  };
}

/** @throws CliError with exit code 2 for what is neither a rule nor a key. */
async function explainConfigKey(session: CommandContext, word: string): Promise<ExitCode> {
  const { codex, codexHomes } = await load(session);
  const config = session.glance.configReport([word]);
  const [unknown] = config.unknownKeys ?? [];
  // Of a newer Codex it is not known which keys it has.
  if (unknown !== undefined && codex.state !== 'newer') {
    const near = unknown.nearest === null ? [] : [unknown.nearest];
    throw wrongUsage(
      'unknown-rule',
      unknownWord('rule or key', word, [...rules.map(({ id }) => id), ...near]),
    );
  }
  const { env, platform } = session.terminal;
  const codexVersion = newestVersion(codex);
  const files = configFiles({
    codexHome: codexHomes[0]?.path ?? '',
    cwd: session.options.cwd,
    platform,
    env,
    codexVersion,
  });
  const report: PolicyKeyReport = explainKey(word, { config, codexVersion, files });
  if (session.json) await session.printJson(report);
  else await session.printLines(policyKeyView(report, localeContextOf(session)));
  return 0;
}

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
    keys: ruleKeys[id],
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
    heading(checkTitleMessage(`check.title.${id}`).text),
    ...paragraph(`rules.${id}, ${level}`, columns, { style: 'dim' }),
    ...paragraph(`${about} ${checkWhyMessage(`check.why.${id}`).text}`, columns),
    ...Object.entries(fields).flatMap(([name, field]) => [
      indent([`${name} = ${defaultOf(field)}`]),
      ...paragraph(field.about, columns, { indent: 4, style: 'dim' }),
    ]),
    ...(ruleKeys[id].length === 0 ? [] : paragraph(`Looks at ${ruleKeys[id].join(', ')}.`, columns)),
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
