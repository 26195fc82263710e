import type { Strings } from '../en.ts';

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

export const gone: Strings['gone'] = {
  signal: { title: 'OTel', why: 'Dieses Signal wird nicht mehr gemeldet.' },
  limit: { title: 'Limit', why: 'Dieses Limit wird nicht mehr gemeldet.' },
  session: { title: 'Sitzung', why: 'Diese Sitzung ist nicht mehr unter den letzten.' },
  finding: {
    title: 'Befund',
    why: 'Dieser Befund gilt nicht mehr: Er wurde behoben, oder seine Ursache ist weg.',
  },
};

export const controls: Strings['controls'] = {
  open: 'Öffnen',
  openFile: (what) => `Öffnen: ${what}`,
  links: { pricing: 'Preise bei OpenAI', governance: 'OpenAI über Governance und Audit' },
  copy: 'Kopieren',
  copied: 'Kopiert',
  selected: 'Markiert: drücke Strg+C oder ⌘C',
};

export const otel: Strings['otel'] = {
  health: 'Kommt es an?',
  destination: 'Wohin es geht',
  exporter: 'Exporter',
  endpoint: 'Adresse',
  protocol: 'Protokoll',
  protocols: { json: 'HTTP, JSON', binary: 'HTTP, protobuf', grpc: 'gRPC' },
  check: 'Jetzt prüfen',
  checking: 'Prüft',
  automatic: 'Automatisch prüfen',
  sends: 'Eine Prüfung sendet einen leeren Export an diese Adresse, mit den dafür gesetzten Headern.',
  history: 'Was sich änderte, 30 Tage',
  failure: {
    dns: 'Der Name wurde nicht gefunden',
    refused: 'Die Verbindung wurde abgelehnt',
    timeout: 'Keine Antwort in der Frist',
    tls: 'TLS kam nicht zustande',
    auth: 'Die Zugangsdaten wurden abgelehnt',
    path: 'Die Adresse hat diesen Pfad nicht',
    protocol: 'Das Protokoll passt nicht',
    server: 'Der Collector meldete einen Fehler',
    rejected: 'Der Export wurde abgewiesen',
  },
  codexSays: 'Was Codex selbst sagt',
  lastError: 'Letzter Fehler',
  errors: 'Fehler in 24 Stunden',
  retry: 'Soll warten bis',
  headers: 'Header nach Namen',
  tlsFiles: 'TLS-Dateien',
  variable: {
    used: 'Benutzt',
    ignored: 'Von Codex nicht beachtet',
    'stops-all': 'Schaltet OTel ganz ab',
  },
  checkedLabel: 'Geprüft',
  neverChecked: 'Nie',
  latency: 'Antwort nach',
  milliseconds: (ms) => `${ms} ms`,
  todo: {
    off: null,
    untested: 'Prüfe es, um zu sehen, ob ein Export angenommen wird.',
    accepted: null,
    reachable: 'Es antwortet, nahm aber nichts an: prüfe den Pfad der Adresse und das Log des Collectors.',
    failing: 'Behebe die Ursache und prüfe erneut.',
    unobservable: null,
    invalid: 'Setze einen Exporter, von einer Art, in einer Ebene.',
  },
};

export const prompts: Strings['prompts'] = {
  off: 'Der Text deiner Prompts gehört nicht zu den Log-Einträgen.',
  on: (host) =>
    host === null
      ? 'Der Text deiner Prompts verlässt diesen Rechner mit den Log-Einträgen.'
      : `Der Text deiner Prompts verlässt diesen Rechner mit den Log-Einträgen, an ${host}.`,
  onWithoutExporter: 'Dadurch verlässt nichts diesen Rechner: OTel-Logs haben keinen Exporter.',
  toStop: 'Um es abzuschalten, füge das in deine config.toml ein',
};

export const feedback: Strings['feedback'] = {
  on: 'Nur, wenn du selbst mit /feedback eine Meldung sendest.',
  off: 'Codex nimmt keine Meldungen an.',
  goesTo: (destination) => `Meldungen gehen an ${destination}.`,
  toStop: 'Um Meldungen zu verweigern, füge das in deine config.toml ein',
};

export const compliance: Strings['compliance'] = {
  span: 'Letzte 30 Tage',
  visible: 'Im Export',
  invisible: 'Nicht darin',
  unknown: 'Nicht bekannt',
  sessions: 'Alle Sitzungen',
};

export const limit: Strings['limit'] = {
  windows: 'Alle Limits',
  pace: 'Gegen gleichmäßig',
  title: (window) => window,
  use: 'Verbrauch',
  left: 'Übrig',
  even: 'Gleichmäßig bis jetzt',
  outlook: 'Ausblick',
  atReset: 'Am Ende verbraucht',
  runsOut: 'Verbraucht',
  earliest: 'Frühestens',
  latest: 'Spätestens',
  mayLast: 'reicht vielleicht',
  usedBy: 'Wovon verbraucht',
  sessions: 'Nach Sitzung',
  folders: 'Nach Ordner',
  models: 'Nach Modell',
  otherDevices: 'Token auf diesem Rechner, die gegen dieses Limit zählen; andere Geräte sind nicht dabei.',
  window: 'Fenster',
  length: 'Länge',
  resets: 'Neu ab',
  hasReset: 'Neu begonnen',
  seen: 'Zuletzt gesehen',
  why: 'Stand',
  id: 'Limit',
  plan: 'Tarif',
  planName: 'Tarif',
  credits: 'Guthaben',
  unlimited: 'Unbegrenzt',
  account: 'Dein Konto',
  asked: 'Gefragt',
  notAsked: 'Noch nicht',
  days: 'Beide zählten',
  span: (from, to) => (from === to ? from : `${from} bis ${to}`),
  byAccount: 'Token, alle Geräte',
  byMachine: 'Token, dieser Rechner',
  lifetime: 'Token insgesamt',
};

export const session: Strings['session'] = {
  activity: 'Ablauf',
  with: 'Womit',
  where: 'Wo',
  rate: 'Token pro Minute',
  noRate: 'Zuletzt keine',
  share: (amount, percent) => `${amount} · ${percent}`,
  cached: 'Eingabe aus dem Cache',
  reasoning: 'Ausgabe fürs Denken',
  turns: 'Runden',
  toolCalls: 'Werkzeugaufrufe',
  aborted: 'Abgebrochen',
  failed: 'Fehlgeschlagen',
  compactions: 'Verdichtungen',
  rollbacks: 'Zurückgesetzt',
  started: 'Begonnen',
  lastActive: 'Zuletzt aktiv',
  model: 'Modell',
  provider: 'Anbieter',
  tier: 'Service-Stufe',
  signIn: 'Anmeldung',
  auth: {
    chatgpt: 'ChatGPT',
    apikey: 'API-Schlüssel',
    provider: 'Eigener Anbieter',
    unknown: 'Nicht bekannt',
  },
  version: 'Codex-Version',
  originator: 'Gestartet von',
  folder: 'Ordner',
  repository: 'Repository',
  branch: 'Branch',
  thread: 'Thread',
  parent: 'Subagent von',
  forkedFrom: 'Abgezweigt von',
  files: 'Dateien',
  gone: 'Nicht mehr vorhanden',
};

export const finding: Strings['finding'] = {
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
