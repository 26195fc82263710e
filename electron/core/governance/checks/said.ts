import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Origin } from '../../../shared/origin.ts';
import { isRequirement } from '../../config/layers/layer.ts';
import { saidBy } from '../../config/layers/layer-name.ts';
import { resolvedValue } from '../../config/resolve.ts';
import { dottedKey, isTable, type KeyPath, type TomlValue, valueAt } from '../../config/toml/toml.ts';
import type { CheckFacts } from './facts/check-facts.ts';
import { shown } from './shown.ts';

/** True for what a user cannot change: managed files and requirements. */
export function isManaged({ layer }: Origin): boolean {
  return layer === 'managed' || layer === 'managed-mdm' || isRequirement(layer);
}

/** A value of TOML as a word: of a table with one key, that key. */
export function wordOf(value: TomlValue | null | undefined): string | null {
  if (isTable(value)) return Object.keys(value)[0] ?? null;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;
}

/** Words that a requirement lists, and where it does. */
export interface RequiredWords {
  readonly words: readonly string[];
  readonly origin: Origin;
}

/** The words of a list of requirements, and who says so; null where no requirement says it. */
export function requiredWords(facts: CheckFacts, path: KeyPath): RequiredWords | null {
  const value = valueAt(facts.required, path);
  const words = Array.isArray(value)
    ? value.map(wordOf)
    : isTable(value)
      ? Object.entries(value).flatMap(([word, isAllowed]) => (isAllowed === true ? [word] : []))
      : null;
  const origin = requirementOrigin(facts, path);
  if (words === null || origin === null) return null;
  return { words: words.filter((word) => word !== null), origin };
}

/** Where a value of the requirements is said; null where none says it. */
export function requirementOrigin({ stack }: CheckFacts, path: KeyPath): Origin | null {
  const layer = stack.requirements.findLast(
    ({ disabledReason, table }) => disabledReason === null && valueAt(table, path) !== undefined,
  );
  if (layer === undefined) return null;
  const line = layer.lines.get(JSON.stringify(path));
  return { ...layer.origin, key: dottedKey(path), ...(line === undefined ? {} : { line }) };
}

/** Says what a key is set to and by whom; `unset` is what Codex does where nothing sets it. */
export function valueSaid(
  { resolved }: CheckFacts,
  path: KeyPath,
  unset: readonly string[],
): { readonly words: readonly string[]; readonly said: Message; readonly origin: Origin } {
  const { value, origin } = resolvedValue(resolved, path);
  const key = dottedKey(path);
  const word = wordOf(value);
  if (value === null || word === null) {
    return { words: unset, said: checkMessage('check.unset', { key, values: unset }), origin };
  }
  const said =
    origin.layer === 'default' || origin.layer === 'packaged'
      ? checkMessage('check.unset', { key, values: [word] })
      : checkMessage('check.value', { key, value: shown(word), by: saidBy(origin) });
  return { words: [word], said, origin };
}
