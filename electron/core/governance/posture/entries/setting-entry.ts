import type {
  PostureArea,
  PostureEntry,
  PostureId,
  PostureValue,
} from '../../../../shared/governance/posture.ts';
import { postureMessage } from '../../../../shared/messages/en/governance/posture.ts';
import { postureTitle } from '../../../../shared/messages/en/governance/posture-titles.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { uncertaintyOfAll } from '../../../config/certainty.ts';
import { isRequirement } from '../../../config/layers/layer.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import { shownValue } from '../../../config/schema/redact.ts';
import type { SchemaOf } from '../../../config/schema/value-kind.ts';
import type { KeyPath, TomlValue } from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';
import { requiredValue } from '../facts/required.ts';

/** The parts of an entry beside its id; left out, nothing decides it and nothing is known. */
type EntryParts = Partial<Omit<PostureEntry, 'id' | 'area' | 'title'>>;

/** Makes an entry. */
export function entry(id: PostureId, parts: EntryParts): PostureEntry {
  const { value = null, origin = null, locked = null, note = null, items } = parts;
  return {
    id,
    area: id.slice(0, id.indexOf('.')) as PostureArea,
    title: postureTitle(`posture.title.${id}`),
    value,
    origin,
    locked,
    note,
    ...(items === undefined ? {} : { items }),
  };
}

/** Says what an entry means by its value, as it may be shown. */
type NoteOf = (value: PostureValue) => Message | null;

/**
 * Makes the entry of a key of the configuration, as it may be shown. Where it is not certain that it is so, the value
 * is what the files say by the rules of the verified Codex, and the note says why that may not hold.
 */
export function settingEntry(
  { resolved }: PostureFacts,
  id: PostureId,
  path: KeyPath,
  noteOf: NoteOf = () => null,
): PostureEntry {
  const { value, origin, locked } = resolvedValue(resolved, path);
  const shown = shownAs(path, value, isRequirement(origin.layer) ? 'requirements' : 'config');
  return withDoubt(resolved, [path], entry(id, { value: shown, origin, locked, note: noteOf(shown) }));
}

/** Adds to an entry why it may not be so, where that is not certain. Whether it is locked is then open, too. */
export const withDoubt = whereUncertain((reason) => ({
  locked: null,
  note: postureMessage('posture.not-verified', { reason }),
}));

/** Makes an entry that Glance decides unknown where what it is decided from is not certain. */
export const unlessUnknown = whereUncertain((reason) => ({
  value: null,
  locked: null,
  note: postureMessage('posture.not-known', { reason }),
}));

/** Makes what changes an entry where it is not certain what Codex does with keys. */
function whereUncertain(changesFor: (reason: Message) => EntryParts) {
  return (resolved: ResolvedConfig, paths: readonly KeyPath[], one: PostureEntry): PostureEntry => {
    const uncertainty = uncertaintyOfAll(resolved, paths);
    return uncertainty === null ? one : { ...one, ...changesFor(uncertainty.reason) };
  };
}

/** Makes the entry of a key that requirements alone have. Where none sets it, the user is free. */
export function requirementEntry(
  { resolved }: PostureFacts,
  id: PostureId,
  path: KeyPath,
  noteOf: NoteOf = () => null,
): PostureEntry {
  const { value, origin } = requiredValue(resolved, path);
  const shown = shownAs(path, value, 'requirements');
  const made = entry(id, { value: shown, origin, locked: value !== null, note: noteOf(shown) });
  return withDoubt(resolved, [path], made);
}

/** A value as it may be shown: what could be a secret by kind and length. */
export function shownAs(path: KeyPath, value: TomlValue | null, of: SchemaOf = 'config'): PostureValue {
  return value === null ? null : (shownValue(path, value, of) as PostureValue);
}
