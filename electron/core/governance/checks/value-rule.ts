import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import { saidBy } from '../../config/layers/layer-name.ts';
import { isPinnable } from '../../config/layers/requirements.ts';
import { dottedKey, type KeyPath, type TomlTable, type TomlValue } from '../../config/toml/toml.ts';
import { enforcedField } from '../policy/field.ts';
import type { CheckFacts } from './facts/check-facts.ts';
import { causeOf, changeRemedy, manageRemedy, requireRemedy } from './remedy.ts';
import { type CheckRule, defineRule, type Enforcement } from './rule.ts';
import { isManaged, type RequiredWords, requiredWords, valueSaid } from './said.ts';
import { shownNames } from './shown.ts';
import { failed, passed, unknownBy, type Verdict } from './verdict.ts';

/** A setting of which some words are allowed. */
export interface AllowedSetting {
  readonly path: KeyPath;
  /** The list of requirements that limits it; null where there is none. */
  readonly list: KeyPath | null;
  /** What Codex uses where nothing sets it. */
  readonly unset: readonly string[];
}

/**
 * Decides whether a setting has an allowed value: by the list of the requirements where that is narrow enough, else by
 * the value in force. `enforced`: whether it must be out of the user's reach.
 */
export function decideAllowed(
  facts: CheckFacts,
  setting: AllowedSetting,
  allowed: readonly string[],
  enforced: boolean,
): Verdict {
  const { path, list, unset } = setting;
  const unknown = unknownBy(facts, [path]);
  if (unknown !== null) return unknown;
  const required = list === null ? null : requiredWords(facts, list);
  if (
    required !== null &&
    required.words.length > 0 &&
    required.words.every((word) => allowed.includes(word))
  ) {
    return passedByRequirements(list ?? path, required);
  }
  const { words, said, origin } = valueSaid(facts, path, unset);
  const remedyFor = () =>
    list !== null || isPinnable(path) ? requireRemedy(facts, list ?? path) : manageRemedy(facts, path);
  if (words.some((word) => !allowed.includes(word))) {
    const evidence = checkMessage('check.not-allowed', { said, allowed: shownNames(allowed) });
    return failed(evidence, enforced ? remedyFor() : changeRemedy(facts, origin, path), causeOf(origin));
  }
  if (enforced && !isManaged(origin)) {
    return failed(checkMessage('check.not-enforced', { said }), remedyFor(), causeOf(origin));
  }
  return passed(checkMessage('check.allowed', { said }));
}

/** Makes the verdict of a rule that passes by the words that requirements allow. */
export function passedByRequirements(path: KeyPath, { words, origin }: RequiredWords): Verdict {
  const parts = { key: dottedKey(path), values: shownNames(words), by: saidBy(origin) };
  return passed(checkMessage('check.required', parts));
}

/** What holds an allowed setting: its list in the requirements, a pin, or else a managed configuration. */
export function enforceAllowed(
  { path, list }: AllowedSetting,
  allowed: readonly string[],
  asValue: (word: string) => TomlValue = (word) => word,
): Enforcement {
  const [first] = allowed;
  if (first === undefined) return {};
  const own = tableAt(path, asValue(first));
  if (list !== null) return { requirements: tableAt(list, [...allowed]), user: own };
  if (isPinnable(path)) return { requirements: own, user: own };
  const key = dottedKey(path);
  return {
    managed: own,
    user: own,
    notEnforced: [{ key, reason: checkMessage('check.not-a-requirement', { key }) }],
  };
}

/** A table with one value at a path. */
export function tableAt([key = '', ...rest]: KeyPath, value: TomlValue): TomlTable {
  return { [key]: rest.length === 0 ? value : tableAt(rest, value) };
}

/** Makes the rule that a setting has one of the allowed words; `enforced` says what must hold it. */
export function allowedRule(
  setting: AllowedSetting,
  {
    allowed,
    enforced,
    ...rest
  }: Omit<CheckRule, 'fields' | 'decide' | 'enforce' | 'needs'> & {
    readonly allowed: Record<'words' | 'default', readonly string[]> & { readonly about: string };
    readonly enforced: string;
  },
): CheckRule {
  return defineRule({
    ...rest,
    fields: { allowed: { is: 'words', ...allowed }, enforced: enforcedField(enforced) },
    decide: (facts, options) => decideAllowed(facts, setting, options.allowed, options.enforced),
    enforce: (options) => enforceAllowed(setting, options.allowed),
  });
}
