import type { Layer } from '../../../../electron/shared/origin.ts';
import type { LayerRowState } from '../../../state/config-layers/layer-rows.ts';

/** Which layer decides a setting. */
export const configLayers = {
  title: 'Who decides, highest first',
  reading: 'Reading the layers',
  failed: (message: string) => `The layers could not be read. ${message}`,
  others: (count: number) => `${count} others: not set`,
  state: {
    decides: 'Decides',
    overruled: 'Overruled',
    'not-counted': 'Not in force',
    'not-set': 'Not set',
    missing: 'No file',
    disabled: 'Not used',
    error: 'Cannot be read',
  } satisfies Record<LayerRowState, string>,
  part: { true: 'in force', false: 'overruled' },
  layer: {
    default: 'Codex default',
    packaged: 'Packaged defaults',
    system: 'System config',
    cloud: 'Workspace config',
    user: 'Your config',
    profile: 'Profile',
    project: 'Project config',
    flags: 'Command line',
    managed: 'Managed config',
    'managed-mdm': 'Device management',
    'requirements-system': 'System requirements',
    'requirements-cloud': 'Workspace requirements',
    'requirements-managed': 'Managed requirements',
    'requirements-mdm': 'Device requirements',
  } satisfies Record<Layer, string>,
  /** A value that is not shown. */
  keptBack: {
    redacted: '[redacted]',
    number: '[number]',
    date: '[date]',
    value: '[value]',
    text: (count: number) => `[text of ${count} ${count === 1 ? 'character' : 'characters'}]`,
    texts: (count: number) => `[list of ${count} ${count === 1 ? 'text' : 'texts'}]`,
    values: (count: number) => `[list of ${count} values]`,
  },
  named: (layer: string, name: string) => `${layer} “${name}”`,
};
