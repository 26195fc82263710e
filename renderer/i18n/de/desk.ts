import type { desk as en } from '../en/desk.ts';

/** The desk: what a wide window shows. */
export const desk: typeof en = {
  sections: 'Bereiche',
  skip: 'Zum Inhalt',
  overview: 'Übersicht',
  sessions: 'Sitzungen',
  organisation: 'Organisation',
  governance: 'Governance',
  posture: 'Sicherheitslage',
  checks: 'Prüfungen',
  drift: 'Änderungen',
  help: 'Hilfe',
  use: 'Verbrauch',
  tools: 'Werkzeuge',
  chosen: 'Ausgewählt',
  close: 'Schließen',
  closeKey: 'Diese Ansicht schließen',
  copyLink: 'Link kopieren',
};
