import type { finding as english } from '../en/finding.ts';

export const finding: typeof english = {
  proof: 'Woher das bekannt ist',
  place: 'Wo',
  file: 'die Datei',
  todo: 'Was zu tun ist',
  nothingToDo: 'Nichts ist zu tun.',
  about: 'Zu diesem Befund',
  area: 'Bereich',
  kind: 'Art',
  areas: {
    usage: 'Verbrauch',
    limits: 'Limits',
    config: 'Konfiguration',
    telemetry: 'Telemetrie',
    governance: 'Governance',
    settings: 'Einstellungen',
  },
};
