import type { Origin } from '../../../../shared/origin.ts';
import { isRequirement, originOf } from '../../../config/layers/layer.ts';
import { mergeTables } from '../../../config/layers/merge.ts';
import type { LayerRow, ResolvedConfig } from '../../../config/resolve.ts';
import {
  dottedKey,
  type KeyPath,
  type TomlTable,
  type TomlValue,
  valueAt,
} from '../../../config/toml/toml.ts';

/** A value of the requirements, and which of them decides it. */
export interface RequiredValue {
  /** Null where none says anything. */
  readonly value: TomlValue | null;
  readonly origin: Origin;
}

/** All that the requirements in force say, the higher over the lower. */
export function requiredTable(resolved: ResolvedConfig): TomlTable {
  return inForce(resolved).reduceRight<TomlTable>((all, { layer }) => mergeTables(all, layer.table), {});
}

/** What the requirements in force say at a path; the highest that says something of it decides. */
export function requiredValue(resolved: ResolvedConfig, path: KeyPath): RequiredValue {
  const decides = inForce(resolved).find(({ layer }) => valueAt(layer.table, path) !== undefined)?.layer;
  return {
    value: valueAt(requiredTable(resolved), path) ?? null,
    origin: decides === undefined ? { layer: 'default', key: dottedKey(path) } : originOf(decides, path),
  };
}

function inForce({ layersInOrder }: ResolvedConfig): readonly LayerRow[] {
  return layersInOrder.filter((row) => row.inForce && isRequirement(row.layer.origin.layer));
}
