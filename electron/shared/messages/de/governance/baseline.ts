import type { baseline as english } from '../../en/governance/baseline.ts';
import type { Translation } from '../../message.ts';
import { plural } from '../../plural.ts';

export const baseline: Translation<typeof english> = {
  'baseline.changed': ({ id }) => `Geändert seit dem festgehaltenen Stand: \`${id}\``,
  'baseline.before': ({ before, after }) => `Vorher: ${before ?? 'nichts'}. Jetzt: ${after ?? 'nichts'}.`,
  'baseline.more': ({ count }) =>
    `${count} weitere ${plural('de', count, { one: 'Sache hat', other: 'Sachen haben' })} sich seit dem festgehaltenen Stand geändert`,
  'baseline.unusable': ({ file }) =>
    `${file} ist beschädigt oder wurde nach dem Festhalten geändert; damit lässt sich nichts vergleichen. Halte den Stand neu fest.`,
  'baseline.elsewhere': ({ home, folder }) =>
    `Der festgehaltene Stand gehört zu ${home}${folder === null ? '' : `, gesehen von ${folder}`}. Halte ihn hier fest, um zu sehen, was sich hier ändert.`,
  'baseline.remedy': () =>
    'Alles zeigt `codex-glance drift`. Soll es so sein, halte es mit `codex-glance baseline pin` fest.',
};
