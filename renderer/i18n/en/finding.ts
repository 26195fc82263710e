import type { Finding } from '../../../electron/shared/finding.ts';

/** One finding. */
export const finding = {
  proof: 'How it is known',
  place: 'Where',
  file: 'the file',
  todo: 'What to do',
  nothingToDo: 'Nothing needs to be done.',
  about: 'About this finding',
  area: 'Area',
  kind: 'Kind',
  areas: {
    usage: 'Usage',
    limits: 'Limits',
    config: 'Configuration',
    telemetry: 'Telemetry',
    governance: 'Governance',
    settings: 'Settings',
  } satisfies Record<Finding['area'], string>,
};
