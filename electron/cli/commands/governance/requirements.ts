import { resolve } from 'node:path';
import { isCodexVersion } from '../../../core/codex-version/version-order.ts';
import { unknownWord } from '../../../core/collections/closest.ts';
import { policyBasis } from '../../../core/governance/checks/run-check.ts';
import { isPolicyName, loadPolicy } from '../../../core/governance/policy/load-policy.ts';
import { buildRequirements } from '../../../core/governance/requirements/build-requirements.ts';
import { VERIFIED_CODEX } from '../../../shared/codex/codex.ts';
import { type RequirementTarget, requirementTargets } from '../../../shared/governance/requirements.ts';
import { textOf } from '../../../shared/messages/message.ts';
import { toPolicyError } from '../../governance/policy-failure.ts';
import type { Command } from '../../run/command.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { noWords } from '../no-words.ts';

const names = Object.keys(policyBasis.ready);

export const requirementsCommand: Command = {
  name: 'requirements',
  synopsis: 'build --policy FILE|NAME',
  summary: 'Build the requirements.toml, profile or script that enforces a policy on many machines',
  words: [{ name: 'build', summary: 'Print the text; what it does not enforce goes to stderr' }],
  takesAnyFolder: true,
  examples: [
    { line: 'requirements build --policy enterprise', summary: 'A requirements.toml' },
    {
      line: 'requirements build --policy enterprise --managed',
      summary: 'The managed_config.toml beside it',
    },
    {
      line: 'requirements build --policy ./ours.toml --target mobileconfig',
      summary: 'A configuration profile for macOS',
    },
  ],
  options: {
    policy: { type: 'string', value: 'FILE|NAME', summary: `A TOML file, or ${names.join(', ')}` },
    target: {
      type: 'string',
      value: 'TARGET',
      values: requirementTargets,
      summary: 'toml, mobileconfig (macOS), intune (a script for Windows) or jamf. Default: toml',
    },
    managed: {
      type: 'boolean',
      summary: 'Print the managed_config.toml for what no requirement holds instead',
    },
    'codex-version': {
      type: 'string',
      value: 'VERSION',
      summary: `The oldest Codex in use, which decides what is enforced. Default: ${VERIFIED_CODEX.version}`,
    },
  },
  details: [
    'Codex ignores some of what a policy wants in requirements.toml, such as [analytics]. That is said at the head of the file and on stderr.',
    'On macOS a profile carries both files. On macOS and Linux put managed_config.toml beside requirements.toml in /etc/codex.',
  ],
  prepare(words, options) {
    const [word, ...more] = words;
    if (word !== 'build') {
      throw wrongUsage(
        'unknown-command',
        word === undefined
          ? 'Say "requirements build --policy FILE".'
          : unknownWord('subcommand of requirements', word, ['build']),
      );
    }
    noWords('requirements build', more);
    const named = options.text('policy');
    if (named === undefined || named === '') {
      throw wrongUsage('missing-option', 'requirements build needs --policy with a file or a name.');
    }
    if (isPolicyName(named) && !names.includes(named)) {
      throw wrongUsage('unknown-policy', unknownWord('policy', named, names));
    }
    const target = readTarget(options);
    const managed = options.has('managed');
    if (managed && (target !== 'toml' || options.has('json'))) {
      throw wrongUsage('unexpected-option', '--managed goes with neither --json nor another target.');
    }
    const version = readVersion(options);
    return async ({ terminal, json, quiet, printJson }) => {
      const path = names.includes(named) ? named : resolve(terminal.cwd, named);
      const policy = await loadPolicy(path, policyBasis).catch(toPolicyError);
      const report = buildRequirements(policy, target, version);
      if (json) {
        await printJson(report);
        return 0;
      }
      await terminal.stdout.write(managed ? (report.managed ?? '') : report.text);
      if (!quiet && !managed) {
        for (const { key, reason } of report.notEnforced) {
          await terminal.stderr.write(`Not enforced: ${key}: ${textOf(reason)}.\n`);
        }
      }
      return 0;
    };
  },
};

function readTarget(options: GivenOptions): RequirementTarget {
  const word = options.text('target') ?? 'toml';
  const found = requirementTargets.find((each) => each === word);
  if (found === undefined)
    throw wrongUsage('invalid-target', unknownWord('target', word, [...requirementTargets]));
  return found;
}

function readVersion(options: GivenOptions): string | null {
  const given = options.text('codex-version');
  if (given === undefined || isCodexVersion(given)) return given ?? null;
  throw wrongUsage(
    'invalid-version',
    `--codex-version needs a version such as ${VERIFIED_CODEX.version}, not "${given}".`,
  );
}
