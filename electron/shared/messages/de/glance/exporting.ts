import type { exporting as english } from '../../en/glance/exporting.ts';
import type { Translation } from '../../message.ts';

export const exporting: Translation<typeof english> = {
  'exporting.reason': ({ reason }) => `Der Grund: ${reason}`,
  'exporting.damaged': () => 'Die Warteschlange des Exports war beschädigt, eine neue wurde begonnen.',
  'exporting.damaged.why': () =>
    'Was wartete, wird aus den Sitzungen neu erstellt, mit denselben Kennungen; Änderungen, die nur einmal zu sehen waren, können fehlen.',
  'exporting.damaged.remedy': () => 'Es ist nichts zu tun. Die beschädigte Datei liegt neben der neuen.',
  'exporting.full': () =>
    'Die Warteschlange des Exports kann nicht geschrieben werden: Der Datenträger ist voll oder fehlerhaft.',
  'exporting.full.remedy': () => 'Schaffe Platz. Der Export geht von selbst weiter und lässt nichts aus.',
  'exporting.secret': () => 'Der Export wartet auf ein Geheimnis.',
  'exporting.secret.remedy': () =>
    'Setze es so, wie die Einstellungen es nennen. Der Export geht von selbst weiter.',
  'exporting.unusable': () => 'Zurzeit kann nichts exportiert werden.',
  'exporting.unusable.remedy': () =>
    'Führe codex-glance doctor aus. Der Export wird alle fünf Minuten erneut versucht.',
};
