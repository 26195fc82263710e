import { messageMaker } from '../../message.ts';

/** The queue of what is exported to systems of the user's. */
export const exporting = {
  'exporting.reason': ({ reason }: { reason: string }) => `The reason: ${reason}`,
  'exporting.damaged': () => 'The export queue was damaged, and a new one was begun.',
  'exporting.damaged.why': () =>
    'What waited is made from the sessions again, with the same ids; changes that were seen only once may be missing.',
  'exporting.damaged.remedy': () => 'Nothing has to be done. The damaged file stands beside the new one.',
  'exporting.full': () => 'The export queue cannot be written: the disk is full or failing.',
  'exporting.full.remedy': () => 'Make room. The export goes on by itself, and leaves nothing out.',
  'exporting.secret': () => 'The export waits for a secret.',
  'exporting.secret.remedy': () => 'Set it as the settings name it. The export goes on by itself.',
  'exporting.unusable': () => 'Nothing can be exported at the moment.',
  'exporting.unusable.remedy': () => 'Run codex-glance doctor. The export is tried again every five minutes.',
};

export const exportingMessage = messageMaker(exporting);
