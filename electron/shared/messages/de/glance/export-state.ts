import { numberForm } from '../../../format/intl.ts';
import type { exportState as english } from '../../en/glance/export-state.ts';
import type { Translation } from '../../message.ts';
import { plural } from '../../plural.ts';

const number = numberForm({ maximumFractionDigits: 0 });
const counted = (count: number) =>
  `${number('de').format(count)} ${plural('de', count, { one: 'Datensatz', other: 'Datensätze' })}`;
const wait = (count: number) => plural('de', count, { one: 'wartet', other: 'warten' });

export const exportState: Translation<typeof english> = {
  'export-state.off': () => 'In den Einstellungen ausgeschaltet.',
  'export-state.off.all': () => 'Jeder Export ist ausgeschaltet.',
  'export-state.fine': () => 'Alles wurde angenommen.',
  'export-state.waiting': ({ count }) => `${counted(count)} ${wait(count)} auf das Senden.`,
  'export-state.refusing': ({ count, why }) => `${counted(count)} endgültig abgelehnt: ${why}`,
  'export-state.unattended': ({ count }) =>
    `${counted(count)} ${wait(count)}, und kein Prozess von Glance sendet sie.`,
  'export-state.behind': ({ count }) =>
    `Es werden langsamer Datensätze angenommen, als neue kommen: ${counted(count)} ${wait(count)}.`,
  'export-state.retrying': ({ why }) => `Es wird erneut versucht: ${why}`,
  'export-state.failing': ({ why }) =>
    `Es werden keine Datensätze angenommen; alle fünf Minuten wird es erneut versucht: ${why}`,
  'export-state.stopped': ({ why }) => `Hier musst du etwas tun: ${why}`,
  'export-state.no-reason': () => 'Der Grund ist nicht bekannt',

  'export-state.failing.title': ({ target }) => `Der Export ${target} schlägt fehl.`,
  'export-state.failing.remedy': () =>
    'Nichts geht verloren: Datensätze warten in der Warteschlange und werden gesendet, sobald das Ziel sie annimmt. Prüfe, ob es erreichbar ist.',
  'export-state.stopped.title': ({ target }) => `Der Export ${target} steht.`,
  'export-state.stopped.remedy': () =>
    'Korrigiere, was das Ziel nennt, etwa sein Token. Datensätze warten solange in der Warteschlange.',
  'export-state.refusing.title': ({ target }) => `Der Export ${target} lehnt Datensätze ab.`,
  'export-state.refusing.remedy': () =>
    'Prüfe, was das Ziel annimmt. Was es abgelehnt hat, wird nicht erneut gesendet.',
  'export-state.behind.title': ({ target }) => `Der Export ${target} kommt nicht nach.`,
  'export-state.behind.remedy': () =>
    'Erhöhe catch_up_rate in seinen Einstellungen, sende ihm weniger Arten, oder prüfe, was das Ziel bremst.',
  'export-state.unattended.title': ({ target }) => `Nichts sendet, was auf den Export ${target} wartet.`,
  'export-state.unattended.remedy': () =>
    'Lass die Tray-App, codex-glance serve oder codex-glance agent laufen, oder führe codex-glance export aus.',
  'export-state.queue.nearly-full': () => 'Die Warteschlange des Exports ist fast voll.',
  'export-state.queue.full': () =>
    'Die Warteschlange des Exports ist voll, also entstehen keine weiteren Datensätze.',
  'export-state.queue.why': ({ records, most }) =>
    `${number('de').format(records)} von ${number('de').format(most)} Datensätzen warten. Ist sie voll, werden Sitzungen später gelesen; Änderungen, die nur einmal zu sehen sind, können fehlen.`,
  'export-state.queue.remedy': () =>
    'Bring das Ziel in Ordnung, das nichts annimmt, schalte es aus, oder erhöhe exporting.max_queued.',
  'export-state.settings': ({ target }) => `Der Export ${target} ist nicht richtig eingerichtet.`,
  'export-state.settings.unnamed': () => 'Ein Export ist nicht richtig eingerichtet.',
  'export-state.settings.all': () =>
    'Nichts wird exportiert, weil die Einstellungen des Exports ungültig sind.',
  'export-state.settings.why': ({ key, what }) => `${key}: ${what}.`,
  'export-state.settings.remedy': () => 'Korrigiere die Zeile. An andere Ziele wird solange gesendet.',
  'export-state.settings.all.remedy': () => 'Korrigiere die Zeile.',
  'export-state.exposed': ({ target }) =>
    `Andere auf diesem Rechner können das Geheimnis des Exports ${target} lesen.`,
  'export-state.exposed.salt': () => 'Andere auf diesem Rechner können das Salz des Exports lesen.',
  'export-state.exposed.why': () =>
    'Der Modus der Datei lässt andere Benutzer sie lesen, also wird sie nicht benutzt und nichts gesendet.',
  'export-state.exposed.remedy': ({ file }) => `Führe aus: chmod 600 ${file}`,
};
