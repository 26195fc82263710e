import { stringify } from 'smol-toml';
import {
  CHECK_SCHEMA,
  type CheckFix,
  type CheckReport,
  type CheckResult,
  type CheckState,
} from '../../../shared/governance/checks.ts';
import { checkTitleMessage, checkWhyMessage } from '../../../shared/messages/en/governance/check-titles.ts';
import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import type { TomlTable } from '../../config/toml/toml.ts';
import type { Policy, PolicyRule, Waiver } from '../policy/policy.ts';
import { checkRules } from './catalogue.ts';
import type { CheckFacts, CheckNeed } from './facts/check-facts.ts';
import { isFolderWithin } from './patterns.ts';
import type { CheckRule } from './rule.ts';

/** The rules of a policy that count for a folder, with what each is made of. */
function rulesFor(policy: Policy, cwd: string | null, homeDir: string): (readonly [CheckRule, PolicyRule])[] {
  return policy.rules.flatMap((set) => {
    const rule = checkRules.find(({ id }) => id === set.id);
    return rule !== undefined && counts(set.paths, cwd, homeDir) ? [[rule, set] as const] : [];
  });
}

function counts(paths: readonly string[], cwd: string | null, homeDir: string): boolean {
  return paths.length === 0 || (cwd !== null && isFolderWithin(cwd, paths, homeDir));
}

/** The facts that a policy needs for a folder. */
export function needsOf(policy: Policy, cwd: string | null, homeDir: string): ReadonlySet<CheckNeed> {
  return new Set(rulesFor(policy, cwd, homeDir).flatMap(([rule]) => rule.needs));
}

/** Holds the facts against a policy. `cwd` is the folder whose rules count; null for none. Pure. */
export function decideChecks(facts: CheckFacts, policy: Policy, cwd: string | null): CheckReport {
  const today = new Date(facts.now).toISOString().slice(0, 10);
  const rules = rulesFor(policy, cwd, facts.homeDir).map(([rule, set]) => {
    const waiver = policy.waivers.find(
      (one) => one.rule === rule.id && counts(one.paths, cwd, facts.homeDir),
    );
    return resultOf(facts, rule, set, waiver ?? null, today);
  });
  const count = (state: CheckState) => rules.filter((rule) => rule.state === state).length;
  return {
    schema: CHECK_SCHEMA,
    generatedAt: new Date(facts.now).toISOString(),
    policy: policy.name,
    policyFile: policy.file,
    passed: count('failed') === 0,
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      waived: count('waived'),
      'not-known': count('not-known'),
    },
    rules,
  };
}

function resultOf(
  facts: CheckFacts,
  rule: CheckRule,
  set: PolicyRule,
  waiver: Waiver | null,
  today: string,
): CheckResult {
  const { state, evidence, remedy, cause } = rule.decide(facts, set.options);
  const isOver = waiver !== null && waiver.until < today;
  const isWaived = state === 'failed' && waiver !== null && !isOver;
  const isLate = state === 'failed' && waiver !== null && isOver;
  return {
    id: rule.id,
    area: rule.area,
    title: checkTitleMessage(`check.title.${rule.id}`),
    why: checkWhyMessage(`check.why.${rule.id}`),
    level: set.level,
    state: isWaived ? 'waived' : state,
    evidence: isLate ? checkMessage('check.waiver-over', { evidence, until: waiver.until }) : evidence,
    remedy,
    file: cause?.file ?? null,
    line: cause?.line ?? null,
    fixes: state === 'passed' ? [] : fixesOf(facts, rule, set),
    controls: rule.controls,
    waiver: waiver === null ? null : { reason: waiver.reason, until: waiver.until },
    policyLine: set.place?.line ?? null,
  };
}

/** What to write where, for one machine and for many. */
function fixesOf({ files, stack }: CheckFacts, rule: CheckRule, { options }: PolicyRule): CheckFix[] {
  const { requirements, managed, user } = rule.enforce(options, stack.codexVersion);
  const fix = (
    target: CheckFix['target'],
    table: TomlTable | undefined,
    file: string,
    mdmKey: CheckFix['mdmKey'],
  ): CheckFix[] =>
    table === undefined || Object.keys(table).length === 0
      ? []
      : [{ target, file, toml: stringify(table).trimEnd(), mdmKey }];
  const forAll = [
    ...fix('requirements', requirements, files.systemRequirements, 'requirements_toml_base64'),
    ...fix('managed', managed, files.managed, 'config_toml_base64'),
  ];
  // What must be out of the user's reach is not held by the user's own file.
  const isEnforced = options.enforced === true && forAll.length > 0;
  return isEnforced ? forAll : [...forAll, ...fix('user', user, files.user, null)];
}
