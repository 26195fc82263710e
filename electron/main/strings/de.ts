import { inGerman } from '../../shared/messages/de.ts';
import type { Origin } from '../../shared/origin.ts';
import type { Strings } from './en.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Nominative, as they stand after a colon. */
const layers: Record<Origin['layer'], string> = {
  default: 'Vorgabe von Codex',
  packaged: 'Vorgaben des Pakets',
  system: 'Systemkonfiguration',
  cloud: 'dein Workspace',
  user: 'deine config.toml',
  profile: 'ein Profil',
  project: 'Konfiguration des Projekts',
  flags: 'Option der Befehlszeile',
  managed: 'managed_config.toml',
  'managed-mdm': 'Geräteverwaltung',
  'requirements-system': 'Auflagen des Systems',
  'requirements-cloud': 'Auflagen deines Workspace',
  'requirements-managed': 'verwaltete Auflagen',
  'requirements-mdm': 'Auflagen der Geräteverwaltung',
};

/** The tray in German. */
export const de: Strings = {
  product: 'Codex Glance',
  host: inGerman,
  open: 'Codex Glance öffnen',
  refresh: 'Aktualisieren',
  settings: 'Einstellungen …',
  analyticsSwitch: (enabled) =>
    enabled === null
      ? 'Analysedaten ansehen …'
      : enabled
        ? 'Analysedaten abschalten …'
        : 'Analysedaten einschalten …',
  demoOn: 'Beispielsitzungen zeigen',
  demoOff: 'Beispielsitzungen verlassen',
  quit: 'Codex Glance beenden',
  edit: 'Bearbeiten',

  demo: 'Beispielsitzungen werden gezeigt',
  noHome: 'Auf diesem Rechner ist noch kein Codex zu finden',
  empty: 'Codex hat noch nichts aufgezeichnet',
  scanning: 'Deine Sitzungen werden zum ersten Mal gelesen',
  findingsHidden: (count) => plural(count, 'Befund', 'Befunde'),
  findings: (first, others) =>
    others === 0 ? first : `${first}, und ${plural(others, 'weiterer Befund', 'weitere Befunde')}`,

  limitName: (window, span) => {
    const own = window.limitName ?? (window.limitId === 'codex' ? null : window.limitId);
    const names = {
      session: window.windowMinutes === 300 ? '5-Stunden-Limit' : `Limit über ${span}`,
      daily: 'Tageslimit',
      weekly: 'Wochenlimit',
      monthly: 'Monatslimit',
      other: window.windowMinutes === null ? span : `Limit über ${span}`,
    };
    return own === null ? names[window.kind] : `${names[window.kind]}, ${own}`;
  },
  slot: { primary: 'Erstes Limit', secondary: 'Zweites Limit', none: 'Weiteres Limit' },
  limit: (name, used, resets) =>
    resets === null ? `${name}: ${used} verbraucht` : `${name}: ${used} verbraucht, neu ab ${resets}`,
  limitShort: (name, used) => `${name} ${used} verbraucht`,
  left: (percent) => `${percent} übrig`,
  limitUnknown: (name) => `${name}: seit dem Neubeginn nicht bekannt`,
  limitDoubted: (name) => `${name}: nicht bekannt`,
  limitReached: (name) => `${name} verbraucht`,
  oneLimitReached: 'Ein Limit wurde erreicht',
  limitsUnknown: 'Limits nicht bekannt',
  cap: (used, resets) =>
    resets === null
      ? `Ausgabengrenze: ${used} verbraucht`
      : `Ausgabengrenze: ${used} verbraucht, neu ab ${resets}`,
  capReached: (resets) =>
    resets === null ? 'Ausgabengrenze erreicht' : `Ausgabengrenze erreicht bis ${resets}`,
  capUnknown: 'Ausgabengrenze: Verbrauch nicht bekannt',
  credits: (left) => (left === null ? 'Guthaben ist da' : `Guthaben: ${left}`),
  creditsUnlimited: 'Guthaben ist unbegrenzt',
  creditsOut: 'Kein Guthaben mehr',
  creditsUnknown: 'Guthaben nicht bekannt',
  seenAt: (fact, moment) => `${fact} (gesehen ${moment})`,
  noLimits: 'Limits: noch keines gesehen',

  session: (folder, state, model, context) =>
    [`${folder}: ${state}`, model, context === null ? null : `Kontext ${context} voll`]
      .filter((part) => part !== null)
      .join(', '),
  folderUnknown: 'Ordner nicht aufgezeichnet',
  folderHidden: 'Ordner verborgen',
  state: {
    running: 'läuft',
    idle: 'wartet',
    failed: 'fehlgeschlagen',
    crashed: 'unerwartet beendet',
    ended: 'beendet',
  },
  noSession: 'Keine Sitzung läuft',
  moreSessions: (count) => plural(count, 'weitere Sitzung', 'weitere Sitzungen'),
  running: (count) => (count === 1 ? '1 Sitzung läuft' : `${count} Sitzungen laufen`),

  today: (tokens) => `Heute: ${tokens} Token`,
  todayShort: (tokens) => `heute ${tokens} Token`,
  last7Days: (tokens) => `Letzte 7 Tage: ${tokens} Token`,
  last30Days: (tokens) => `Letzte 30 Tage: ${tokens} Token`,
  atLeast: (amount) => `mindestens ${amount}`,
  atLeastShort: (amount) => `≥ ${amount}`,

  analytics: ({ enabled, origin }) => {
    if (enabled === null) return 'Analysedaten: nicht bekannt';
    if (origin.layer === 'default') {
      return `Analysedaten: ${enabled ? 'an, weil nichts sie abschaltet' : 'aus, weil nichts sie einschaltet'}`;
    }
    const line = origin.line === undefined ? '' : `, Zeile ${origin.line}`;
    return `Analysedaten: ${enabled ? 'an' : 'aus'}, laut: ${layers[origin.layer]}${line}`;
  },
  signal: { logs: 'OTel-Logs', traces: 'OTel-Traces', metrics: 'OTel-Metriken' },
  health: {
    off: 'aus',
    untested: 'nicht geprüft',
    accepted: 'angenommen',
    reachable: 'erreichbar',
    failing: 'Fehler',
    unobservable: 'nicht prüfbar',
  },
  otel: (signal, state, host) => (host === null ? `${signal}: ${state}` : `${signal}: ${state}, an ${host}`),
  otelFailing: (signals) => `${signals.join(' und ')}: Fehler`,
  prompts: (logged) => `Protokoll der Prompts: ${logged === null ? 'nicht bekannt' : logged ? 'an' : 'aus'}`,
  compliance: (visible, sessions) =>
    `Compliance-Export: ${visible} von ${plural(sessions, 'Sitzung', 'Sitzungen')}`,

  update: (version) => `Codex Glance ${version} ist verfügbar`,
  updateBody: (current) => `Du hast ${current}. Es wurde nichts heruntergeladen.`,
  newest: (moment) => `Neueste Daten: ${moment}`,
};
