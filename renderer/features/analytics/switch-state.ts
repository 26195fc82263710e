import type { Layer, Origin } from '../../../electron/shared/origin.ts';
import type { Analytics } from '../../../electron/shared/telemetry/telemetry.ts';

/**
 * What the switch can do. `free`: it changes what is in force. `locked`: a higher layer decides.
 * `outvoted`: a higher layer decides here, but one that holds for this folder or run alone, so that a
 * line in the user's file is still worth something. `unknown`: the configuration is broken.
 */
export type SwitchState =
  | { readonly state: 'free'; readonly checked: boolean }
  | { readonly state: 'locked' | 'outvoted'; readonly checked: boolean; readonly by: Origin }
  | { readonly state: 'unknown' };

/** Layers that hold for one folder, one profile or one run, and not for the next. */
const passing: readonly Layer[] = ['project', 'profile', 'flags'];

export function switchState({ enabled, locked, origin }: Analytics): SwitchState {
  if (enabled === null) return { state: 'unknown' };
  if (!locked) return { state: 'free', checked: enabled };
  return { state: passing.includes(origin.layer) ? 'outvoted' : 'locked', checked: enabled, by: origin };
}
