import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { unknownWord } from '../../../core/collections/closest.ts';
import { junitXml } from '../../../core/governance/checks/formats/junit.ts';
import { sarifLog } from '../../../core/governance/checks/formats/sarif.ts';
import type { CheckProbe } from '../../../core/governance/checks/gather-checks.ts';
import { policyBasis } from '../../../core/governance/checks/run-check.ts';
import { policySchema } from '../../../core/governance/policy/policy-schema.ts';
import { POLICY_SCHEMA_FILE, policyToml } from '../../../core/governance/policy/write-policy.ts';
import { atomicWrite } from '../../../core/platform/atomic-write.ts';
import type { CheckReport } from '../../../shared/governance/checks.ts';
import { checkMarkdown } from '../../governance/check-markdown.ts';
import {
  check,
  defaultPolicy,
  POLICY_FILE,
  policyNames,
  readPolicyName,
} from '../../governance/run-checks.ts';
import type { Command } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CHECK } from '../../run/quick.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { checkView } from '../../views/governance/check-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

const formats = ['text', 'json', 'sarif', 'junit', 'markdown'] as const;
type CheckFormat = (typeof formats)[number];

/** Makes the command `check`. `probe` sends empty exports; null in a program that cannot. */
export const checkCommand = (probe: CheckProbe | null): Command => ({
  name: CHECK,
  synopsis: '[--policy FILE|NAME]',
  summary: 'Hold this machine against a policy; exit 1 where a rule fails',
  completes: () => policyNames,
  examples: [
    { line: 'check', summary: 'What a developer wants to be sure of' },
    { line: 'check --policy enterprise --format sarif', summary: 'For code scanning in CI' },
    { line: 'check --init --policy regulated', summary: `Write ${POLICY_FILE} to start from` },
  ],
  options: {
    policy: {
      type: 'string',
      value: 'FILE|NAME',
      summary: `A TOML file, or ${policyNames.join(', ')}. Default: ${POLICY_FILE} here, else developer`,
    },
    init: {
      type: 'boolean',
      summary: `Write the policy as ${POLICY_FILE} with comments, where there is none`,
    },
    probe: { type: 'boolean', summary: 'Send each collector an empty export first, and judge by its answer' },
    format: {
      type: 'string',
      value: 'FORMAT',
      values: formats,
      summary: `${formats.join(', ')}. Default: text`,
    },
  },
  details: [
    'Reads the configuration, its requirements and what is kept of sessions and collectors. Writes nothing, and sends nothing without --probe.',
    'A rule passes, fails, is waived by the policy, or is not known; only a failure makes the exit code 1. A policy that cannot be read is 3.',
    'SARIF points at files of --cwd; a cause elsewhere is named in the message of a result that points at the policy.',
  ],
  prepare(words, options) {
    noWords(CHECK, words);
    const policy = readPolicyName(options);
    const format = readFormat(options);
    if (options.has('init')) {
      if (options.has('probe') || format !== 'text') {
        throw wrongUsage('unexpected-option', '--init goes with --policy alone.');
      }
      return (session) => init(session, policy ?? 'developer');
    }
    const isProbing = options.has('probe');
    return async (session) => {
      const report = await check(session, policy ?? defaultPolicy(session), isProbing ? probe : null);
      await print(session, report, session.json ? 'json' : format);
      return report.passed ? 0 : 1;
    };
  },
});

function readFormat(options: GivenOptions): CheckFormat {
  const word = options.text('format') ?? 'text';
  const found = formats.find((each) => each === word);
  if (found === undefined) throw wrongUsage('invalid-format', unknownWord('format', word, [...formats]));
  return found;
}

async function init({ terminal, options, quiet }: CommandContext, policy: string): Promise<0> {
  const ready = policyBasis.ready[policy];
  if (ready === undefined) {
    throw wrongUsage('unknown-policy', `--init takes ${policyNames.join(', ')}, not "${policy}".`);
  }
  const file = resolve(options.cwd, POLICY_FILE);
  if (existsSync(file)) {
    throw new CliError(3, 'file-exists', `${file} is there already and is not changed.`, file);
  }
  atomicWrite(file, policyToml(ready, policyBasis.catalogue), { mode: 0o644 });
  const schema = resolve(options.cwd, POLICY_SCHEMA_FILE);
  const isNew = !existsSync(schema);
  // Editors that complete TOML by a schema find it by the first line of the policy.
  if (isNew) {
    const text = JSON.stringify(policySchema(policyBasis.catalogue, policyNames), null, 2);
    atomicWrite(schema, `${text}\n`, { mode: 0o644 });
  }
  const written = isNew ? `${file} and ${POLICY_SCHEMA_FILE} were written` : `${file} was written`;
  if (!quiet) await terminal.stderr.write(`${written}.\n`);
  return 0;
}

async function print(session: CommandContext, report: CheckReport, format: CheckFormat): Promise<void> {
  const { terminal, options } = session;
  switch (format) {
    case 'json':
      return session.printJson(report);
    case 'sarif':
      return session.printJson(sarifLog(report, options.cwd));
    case 'junit':
      return terminal.stdout.write(junitXml(report));
    case 'markdown':
      return terminal.stdout.write(checkMarkdown(report));
    case 'text':
      return session.printLines(checkView(report, localeContextOf(session)));
  }
}
