import type { Message } from '../../shared/messages/message.ts';
import type { Origin } from '../../shared/origin.ts';
import { type ConfigLayer, type ConfigStack, isAboveUser, isRequirement, originOf } from './layers/layer.ts';
import { mergeLayers, mergeTables } from './layers/merge.ts';
import { pin, pinnedTable, pinnedUnit } from './layers/requirements.ts';
import { builtInDefaults } from './schema/packaged.ts';
import {
  deepestAt,
  dottedKey,
  isTable,
  type KeyPath,
  type TomlTable,
  type TomlValue,
  valueAt,
} from './toml/toml.ts';
import { countsUnder, findInvalid, type InvalidConfig } from './validity/invalid.ts';

/** A layer as it is in the stack, highest first. */
export interface LayerRow {
  readonly layer: ConfigLayer;
  /** What the layer says that can count: for requirements, only what they pin. */
  readonly table: TomlTable;
  /** False for disabled layers, and for those that an invalid configuration puts out of force. */
  readonly inForce: boolean;
}

export interface ResolvedValue {
  /** Null where nothing in force sets the key and Codex has no value of its own that is known. */
  readonly value: TomlValue | null;
  readonly origin: Origin;
  /** True where a change of the user's config.toml would not change the value. */
  readonly locked: boolean;
  /** What other layers say, highest first. */
  readonly shadowed: readonly { readonly origin: Origin; readonly value: TomlValue }[];
}

/** The configuration of the next Codex process, with who decided what. */
export interface ResolvedConfig {
  readonly codexVersion: string | null;
  /** Why the organisation's cloud config is not known, a clause; null where it is. */
  readonly unknownCloud: Message | null;
  /** Files that Codex needs and Glance does not read: why not, by path. */
  readonly unreadFiles: ReadonlyMap<string, Message>;
  /** The merged tree in force, requirements included. */
  readonly effective: TomlTable;
  /** Highest first. */
  readonly layersInOrder: readonly LayerRow[];
  /** Set where Codex cannot use the configuration; `effective` is then what an app-server falls back to. */
  readonly invalid: InvalidConfig | null;
}

/** Resolves a stack as Codex does; `invalid` is what was found on it before, where it was. Pure. */
export function resolveConfig(stack: ConfigStack, invalid = findInvalid(stack)): ResolvedConfig {
  const { codexVersion, unknownCloud = null, unreadFiles = new Map() } = stack;
  const layerRow = (layer: ConfigLayer, table: TomlTable): LayerRow => ({
    layer,
    table,
    inForce: layer.disabledReason === null && countsUnder(invalid, layer.origin.layer),
  });
  // Merging into nothing brings old names of keys to their current ones.
  const layers = stack.layers.map((layer) => layerRow(layer, mergeTables({}, layer.table)));
  const pins = stack.requirements.map((layer) =>
    layerRow(layer, mergeTables({}, pinnedTable(layer, codexVersion))),
  );
  const merged = mergeLayers(layers.filter(({ inForce }) => inForce).map(({ layer }) => layer));
  const effective = pins.filter(({ inForce }) => inForce).reduce((all, { table }) => pin(all, table), merged);
  const layersInOrder = [...layers, ...pins].reverse();
  return { codexVersion, unknownCloud, unreadFiles, effective, layersInOrder, invalid };
}

/** Returns the value at any path, also at a table or where nothing is set. */
export function resolvedValue(resolved: ResolvedConfig, path: KeyPath): ResolvedValue {
  return valueOn(resolved.layersInOrder, resolved.effective, path);
}

/**
 * The winner is the highest layer row in force that sets the path. Codex's own `origins` cannot be used for
 * this: they still list keys below a table that a higher layer replaced by a word.
 */
function valueOn(layersInOrder: readonly LayerRow[], effective: TomlTable, path: KeyPath): ResolvedValue {
  const set = valueAt(effective, path);
  const value = set ?? valueAt(builtInDefaults, path) ?? null;
  const setting = layersInOrder.flatMap((layerRow) => {
    const found = setBy(layerRow, path);
    return found === null ? [] : [{ layerRow, ...found }];
  });
  const winner =
    set === undefined ? undefined : setting.find(({ layerRow, exact }) => layerRow.inForce && exact);
  return {
    value,
    origin: winner?.origin ?? { layer: 'default', key: dottedKey(path) },
    locked: winner !== undefined && isAboveUser(winner.origin.layer),
    shadowed: setting
      .filter((one) => one !== winner)
      .map(({ origin, value: shadowed }) => ({ origin, value: shadowed })),
  };
}

interface Setting {
  readonly origin: Origin;
  readonly value: TomlValue;
  /** False where the layer row says something else in the place of a table above the path. */
  readonly exact: boolean;
}

function setBy(layerRow: LayerRow, path: KeyPath): Setting | null {
  const { length, value } = deepestAt(layerRow.table, path);
  if (length === path.length) return { origin: originOf(layerRow.layer, path), value, exact: true };
  if (length === 0) return null;
  // A pin replaces whole values, so what it does not name below them is gone as well.
  const unit = isRequirement(layerRow.layer.origin.layer) ? pinnedUnit(path) : path;
  const replaces = !isTable(value) || length >= unit.length;
  return replaces ? { origin: originOf(layerRow.layer, path.slice(0, length)), value, exact: false } : null;
}
