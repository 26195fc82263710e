import type {
  PostureArea,
  PostureEntry,
  PostureId,
  PostureValue,
} from '../../../../shared/governance/posture.ts';
import { postureTitle } from '../../../../shared/messages/en/governance/posture-titles.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { isRequirement, originOf } from '../../../config/layers/layer.ts';
import { mergeTables } from '../../../config/layers/merge.ts';
import { resolvedValue } from '../../../config/resolve.ts';
import { shownValue } from '../../../config/schema/redact.ts';
import {
  dottedKey,
  type KeyPath,
  type TomlTable,
  type TomlValue,
  valueAt,
} from '../../../config/toml/toml.ts';
import type { PostureFacts } from '../facts/posture-facts.ts';

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

/** Makes the entry of a key of the configuration, as it may be shown. */
export function settingEntry(
  { resolved }: PostureFacts,
  id: PostureId,
  path: KeyPath,
  note: Message | null = null,
): PostureEntry {
  const { value, origin, locked } = resolvedValue(resolved, path);
  const shown = shownValue(path, value, isRequirement(origin.layer) ? 'requirements' : 'config');
  return entry(id, { value: shown as PostureValue, origin, locked, note });
}

/** Makes the entry of a key that requirements alone have. Where none sets it, the user is free. */
export function requirementEntry(
  { resolved }: PostureFacts,
  id: PostureId,
  path: KeyPath,
  note: Message | null = null,
): PostureEntry {
  const { value, origin } = requiredValue(resolved, path);
  const shown = value === null ? null : (shownValue(path, value, 'requirements') as PostureValue);
  return entry(id, { value: shown, origin, locked: value !== null, note });
}

/** What the requirements in force say at a path, and which of them decides it: the highest that sets it. */
export function requiredValue(
  { layersInOrder }: PostureFacts['resolved'],
  path: KeyPath,
): { readonly value: TomlValue | null; readonly origin: NonNullable<PostureEntry['origin']> } {
  const inForce = layersInOrder.filter(({ layer, inForce }) => inForce && isRequirement(layer.origin.layer));
  const merged = inForce.reduceRight<TomlTable>((all, { layer }) => mergeTables(all, layer.table), {});
  const decides = inForce.find(({ layer }) => valueAt(layer.table, path) !== undefined)?.layer;
  return {
    value: valueAt(merged, path) ?? null,
    origin: decides === undefined ? { layer: 'default', key: dottedKey(path) } : originOf(decides, path),
  };
}
