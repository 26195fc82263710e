import type { Strings } from '../en.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const findings: Strings['findings'] = {
  title: 'Befunde',
  now: (count) => plural(count, { one: 'Befund', other: 'Befunde' }),
  none: 'Es fand sich nichts, was einen Blick braucht.',
  level: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' },
};

export const firstRun: Strings['firstRun'] = {
  looked: 'Wo Glance gesucht hat',
  missing: 'nicht vorhanden',
  emptyHome: 'noch keine Sitzungen',
  todo: 'Was zu tun ist',
  noHomeSteps: [
    'Installiere Codex und starte es einmal in irgendeinem Ordner.',
    'Oder starte Glance mit --codex-home und dem Ordner, den Codex benutzt.',
  ],
  emptySteps: [
    'Starte codex in irgendeinem Ordner.',
    'Lass diese Seite offen: Token, Limits und Kontext erscheinen, während es arbeitet.',
  ],
  demo: 'Demo zeigen',
  demoWhy: 'Erfundene Sitzungen, die weiterwachsen. In keinen Codex-Ordner wird geschrieben.',
};

export const demo: Strings['demo'] = {
  label: 'Demo',
  text: 'Erfundene Sitzungen, nicht deine',
  leave: 'Demo beenden',
};

export const footer: Strings['footer'] = {
  newest: (age) => `Neuester Eintrag: ${age}`,
  update: (version) => `Codex Glance ${version} ist verfügbar`,
  nothing: 'Noch nichts gelesen',
  homes: (count) => plural(count, { one: 'Codex-Ordner', other: 'Codex-Ordner' }),
  refresh: 'Neu laden',
  refreshKey: 'Neu laden (R)',
  settings: 'Einstellungen',
  desk: 'Arbeitsfläche öffnen',
  lost: 'Verbindung verloren, wird neu aufgebaut',
  expired: 'Sitzung abgelaufen',
  problem: (message) => `Nicht neu geladen: ${message}`,
};

export const privacy: Strings['privacy'] = {
  label: 'Privat',
  toggle: 'Privates verbergen',
  toggleKey: 'Ordner, Adressen und genaue Zahlen verbergen (P)',
  isOn: 'Ordner, Adressen und genaue Zahlen sind verborgen (P)',
  folder: (number) => `Verborgener Ordner ${number}`,
  about: (amount) => `~${amount}`,
  hiddenAmount: 'Verborgen',
};

export const page: Strings['page'] = {
  loading: 'Verbindet',
  failed: 'Noch kann nichts gezeigt werden',
  again: 'Erneut versuchen',
  blockFailed: 'Dieser Teil konnte nicht gezeigt werden. Versuche es erneut oder lade neu.',
};

export const detail: Strings['detail'] = {
  navigation: 'Weg zurück',
  back: 'Zurück',
  backKey: 'Zurück (Esc)',
  goBack: 'Geh zurück, um zu sehen, was jetzt gilt.',
  state: 'Stand',
  decider: 'Entscheidend',
  lockedBy: (decider) => `${decider} (festgelegt)`,
  lockedNote: 'Eine höhere Ebene entscheidet; deine config.toml kann es nicht ändern.',
};

export const controls: Strings['controls'] = {
  open: 'Öffnen',
  openFile: (what) => `Öffnen: ${what}`,
  links: { pricing: 'Preise bei OpenAI', governance: 'OpenAI über Governance und Audit' },
  copy: 'Kopieren',
  copied: 'Kopiert',
  selected: 'Markiert: drücke Strg+C oder ⌘C',
};
