import { checkMessage } from '../../../shared/messages/en/governance/checks.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Origin } from '../../../shared/origin.ts';
import { uncertaintyOfAll } from '../../config/certainty.ts';
import { isRequirement } from '../../config/layers/layer.ts';
import { saidBy } from '../../config/layers/layer-name.ts';
import { resolvedValue } from '../../config/resolve.ts';
import { dottedKey, isTable, type KeyPath, type TomlValue, valueAt } from '../../config/toml/toml.ts';
import type { CheckFacts } from './facts/check-facts.ts';
import type { Cause, Verdict } from './rule.ts';

/** Makes the verdict of a rule that passes. */
export function passed(evidence: Message): Verdict {
  return { state: 'passed', evidence, remedy: null, cause: null };
}

/** Makes the verdict of a rule that fails. */
export function failed(evidence: Message, remedy: Message, cause: Cause | null = null): Verdict {
  return { state: 'failed', evidence, remedy, cause };
}

/** Sentences that say themselves that something is not known. */
const notKnownAlready: ReadonlySet<string> = new Set([
  'certainty.file',
  'certainty.version',
  'certainty.cloud',
]);

/** Makes the verdict of a rule that cannot be decided; `reason` is a clause, or a sentence that says so itself. */
export function notKnown(reason: Message, remedy: Message | null = null): Verdict {
  const evidence = notKnownAlready.has(reason.id) ? reason : checkMessage('check.not-known', { reason });
  return { state: 'not-known', evidence, remedy, cause: null };
}

/** Says that a rule over these keys cannot be decided, also where Codex does not start; null where it can. */
export function unknownBy({ resolved }: CheckFacts, paths: readonly KeyPath[]): Verdict | null {
  if (resolved.invalid?.effect === 'refuses') return notKnown(checkMessage('check.refuses'));
  const uncertainty = uncertaintyOfAll(resolved, paths);
  if (uncertainty === null) return null;
  return notKnown(uncertainty.reason, checkMessage('check.remedy.doctor'));
}

/** True for what a user cannot change: managed files and requirements. */
export function isManaged({ layer }: Origin): boolean {
  return layer === 'managed' || layer === 'managed-mdm' || isRequirement(layer);
}

/** The file and line of an origin, where it has a file that can be opened. */
export function causeOf({ file, line }: Origin): Cause | null {
  return file === undefined || file.startsWith('com.openai.codex:') ? null : { file, line: line ?? null };
}

/** Says where to change a value that is set, or where to add one that is not. */
export function changeRemedy(facts: CheckFacts, origin: Origin, path: KeyPath): Message {
  const key = dottedKey(path);
  const cause = causeOf(origin);
  if (cause === null) return checkMessage('check.remedy.add', { key, file: facts.files.user });
  return checkMessage('check.remedy.change', { key, ...cause });
}

/** Says in which file of the organisation to put a key. */
export function requireRemedy({ files }: CheckFacts, path: KeyPath): Message {
  return checkMessage('check.remedy.add', { key: dottedKey(path), file: files.systemRequirements });
}

/** The same of a managed configuration. */
export function manageRemedy({ files }: CheckFacts, path: KeyPath): Message {
  return checkMessage('check.remedy.add', { key: dottedKey(path), file: files.managed });
}

/** A value of TOML as a word: of a table with one key, that key. */
export function wordOf(value: TomlValue | null | undefined): string | null {
  if (isTable(value)) return Object.keys(value)[0] ?? null;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;
}

/** The words of a list of requirements, and who says so; null where no requirement says it. */
export function requiredWords(
  { stack, required }: CheckFacts,
  path: KeyPath,
): { readonly words: readonly string[]; readonly origin: Origin } | null {
  const value = valueAt(required, path);
  const words = Array.isArray(value)
    ? value.map(wordOf)
    : isTable(value)
      ? Object.entries(value).flatMap(([word, isAllowed]) => (isAllowed === true ? [word] : []))
      : null;
  const layer = stack.requirements.findLast(
    ({ disabledReason, table }) => disabledReason === null && valueAt(table, path) !== undefined,
  );
  if (words === null || layer === undefined) return null;
  return {
    words: words.filter((word) => word !== null),
    origin: originIn(layer, path),
  };
}

/** Where a value of the requirements is said; null where none says it. */
export function requirementOrigin({ stack }: CheckFacts, path: KeyPath): Origin | null {
  const layer = stack.requirements.findLast(
    ({ disabledReason, table }) => disabledReason === null && valueAt(table, path) !== undefined,
  );
  return layer === undefined ? null : originIn(layer, path);
}

function originIn(layer: CheckFacts['stack']['requirements'][number], path: KeyPath): Origin {
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

/** Names are the user's own, and may be long or hold anything. */
export function shown(text: string): string {
  return /^[\w.:/@+*~ -]{1,120}$/.test(text) ? text : `[${[...text].length} characters]`;
}

/** Names in a sentence: at most so many. */
export function shownNames(names: readonly string[]): string[] {
  const most = 8;
  const first = names.slice(0, most).map(shown);
  return names.length > most ? [...first, `+${names.length - most}`] : first;
}
