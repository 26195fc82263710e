import type { LayerRow } from '../../state/config-layers/layer-rows.ts';

/** What the user's own config.toml says without being obeyed; null where it is silent or obeyed. */
export interface NotInForce {
  readonly value: unknown;
  readonly line: number | null;
  readonly state: 'overruled' | 'not-counted';
}

/** Set, but not in force: the case in which a person believes an opt-out that does not hold. */
export function userNotInForce(layerRows: readonly LayerRow[], effective: unknown): NotInForce | null {
  const user = layerRows.find(({ origin }) => origin.layer === 'user');
  if (user === undefined || (user.state !== 'overruled' && user.state !== 'not-counted')) return null;
  const [setting] = user.settings;
  if (setting === undefined || setting.below !== '' || setting.value === effective) return null;
  return { value: setting.value, line: setting.line, state: user.state };
}
