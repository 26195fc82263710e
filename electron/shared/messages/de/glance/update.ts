import type { update as english } from '../../en/glance/update.ts';
import type { Translation } from '../../message.ts';

export const update: Translation<typeof english> = {
  'update.nowhere': () => 'Codex Glance weiß nicht, wo es nach einer neueren Version sehen soll.',
  'update.nowhere.why': () => 'Die Prüfung ist eingeschaltet, aber dieser Bau nennt kein Repository.',
  'update.nowhere.remedy': () =>
    'Sieh dort nach, woher du es hast, oder schalte die Prüfung in den Einstellungen ab.',
  'update.available': ({ version }) => `Codex Glance ${version} ist verfügbar.`,
  'update.available.why': ({ current }) =>
    `Dies ist ${current}. Gefragt wurde, weil die Suche nach neuen Versionen eingeschaltet ist; heruntergeladen wurde nichts.`,
  'update.available.remedy': ({ page }) =>
    `Hol sie von ${page} oder auf dem Weg, auf dem du diese bekommen hast.`,
};
