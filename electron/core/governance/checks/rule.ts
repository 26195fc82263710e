import type { CheckControls } from '../../../shared/governance/checks.ts';
import type { PostureArea } from '../../../shared/governance/posture.ts';
import type { CheckTitle, CheckWhy } from '../../../shared/messages/en/governance/check-titles.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { KeyPath, TomlTable } from '../../config/toml/toml.ts';
import type { Fields, FieldValue, OptionsOf } from '../policy/field.ts';
import type { RuleShape } from '../policy/policy.ts';
import type { CheckFacts, CheckNeed } from './facts/check-facts.ts';
import { unknownBy, type Verdict } from './verdict.ts';

export type RuleId = CheckTitle extends `check.title.${infer Id}`
  ? CheckWhy extends `check.why.${infer Known}`
    ? Extract<Id, Known>
    : never
  : never;

/** What files hold a rule, each as far as Codex reads it there. */
export interface Enforcement {
  readonly requirements?: TomlTable;
  /** For a managed_config.toml, which wins over the user's files and `-c`. */
  readonly managed?: TomlTable;
  /** For the user's own file. */
  readonly user?: TomlTable;
  /** What of the rule no requirements.toml holds. */
  readonly notEnforced?: readonly { readonly key: string; readonly reason: Message }[];
}

/** One rule over the facts, with options that a policy sets. */
export interface CheckRule extends RuleShape {
  readonly id: RuleId;
  readonly area: PostureArea;
  readonly controls: CheckControls;
  readonly needs: readonly CheckNeed[];
  /** Pure. */
  readonly decide: (facts: CheckFacts, options: Readonly<Record<string, FieldValue>>) => Verdict;
  /** What makes it pass. `version` of Codex decides what is enforced; null where it is not known. */
  readonly enforce: (options: Readonly<Record<string, FieldValue>>, version: string | null) => Enforcement;
}

interface Definition<F extends Fields> extends Omit<CheckRule, 'fields' | 'decide' | 'enforce' | 'needs'> {
  readonly fields: F;
  readonly needs?: readonly CheckNeed[];
  /** While it is not certain what Codex does with one of these, the rule is not decided. */
  readonly keys?: readonly KeyPath[];
  readonly decide: (facts: CheckFacts, options: OptionsOf<F>) => Verdict;
  readonly enforce?: (options: OptionsOf<F>, version: string | null) => Enforcement;
}

/** Makes a rule whose options have the types of its fields. */
export function defineRule<const F extends Fields>(definition: Definition<F>): CheckRule {
  const { decide, enforce, needs = [], keys = [], ...rest } = definition;
  return {
    ...rest,
    needs,
    // A policy is read by the same fields, which is what gives the options their types.
    decide: (facts, options) =>
      (keys.length === 0 ? null : unknownBy(facts, keys)) ?? decide(facts, options as OptionsOf<F>),
    enforce: (options, version) => enforce?.(options as OptionsOf<F>, version) ?? {},
  };
}
