import { headline, limits } from '../../shared/glance/words/de.ts';
import { germanText } from '../../shared/messages/de.ts';
import { layersMessage } from '../../shared/messages/en/config/layers.ts';
import { plainText } from '../../shared/messages/plain-text.ts';
import type { Strings } from './en.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The tray in German. */
export const de: Strings = {
  product: 'Codex Glance',
  host: (said) => plainText(germanText(said)),
  open: 'Codex Glance öffnen',
  openDesk: 'Arbeitsfläche öffnen',
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
  headline,
  limits,
  findingsHidden: (count) => plural(count, 'Befund', 'Befunde'),
  findings: (first, others) =>
    others === 0 ? first : `${first}, und ${plural(others, 'weiterer Befund', 'weitere Befunde')}`,

  limit: (name, used, resets, verdict) =>
    used === null
      ? `${name}: ${verdict}`
      : `${name}: ${used} verbraucht${resets === null ? '' : `, neu ab ${resets}`} · ${verdict}`,
  limitShort: (name, used) => `${name} ${used} verbraucht`,
  left: (percent) => `${percent} übrig`,
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

  moreLimits: (count) => plural(count, 'weiteres Limit', 'weitere Limits'),

  noSession: 'Keine Sitzung läuft',
  running: (count) => (count === 1 ? '1 Sitzung läuft' : `${count} Sitzungen laufen`),
  idle: (count) => (count === 1 ? '1 Sitzung ohne Arbeit' : `${count} Sitzungen ohne Arbeit`),
  now: ({ sessions, perMinute, context, several }) =>
    [
      sessions,
      perMinute === null ? null : `${perMinute} Token/min`,
      context === null ? null : several ? `vollster Kontext ${context}` : `Kontext ${context} voll`,
    ]
      .filter((part) => part !== null)
      .join(', '),

  tokens: (today, last30Days) => `Token heute: ${today}; 30 Tage: ${last30Days}`,
  todayShort: (tokens) => `heute ${tokens} Token`,
  atLeast: (amount) => `mindestens ${amount}`,
  atLeastShort: (amount) => `≥ ${amount}`,

  analytics: ({ enabled, origin }) => {
    if (enabled === null) return 'Analysedaten: nicht bekannt';
    const state = enabled ? 'an' : 'aus';
    if (origin.layer === 'default') return `Analysedaten: ${state} (Vorgabe)`;
    const layer = germanText(layersMessage('layers.name', { layer: origin.layer }));
    const line = origin.line === undefined ? '' : `, Zeile ${origin.line}`;
    return `Analysedaten: ${state} (${layer}${line})`;
  },
  signal: { logs: 'OTel-Logs', traces: 'OTel-Traces', metrics: 'OTel-Metriken' },
  health: {
    off: 'aus',
    untested: 'nicht geprüft',
    accepted: 'angenommen',
    reachable: 'erreichbar',
    failing: 'Fehler',
    unobservable: 'nicht prüfbar',
    unknown: 'nicht bekannt',
  },
  signalShort: { logs: 'Logs', traces: 'Traces', metrics: 'Metriken' },
  signalState: (signal, state) => `${signal} ${state}`,
  otel: (signals) => `OTel: ${signals.join(', ')}`,
  otelFailing: (signals) => `${signals.join(' und ')}: Fehler`,
  prompts: (logged) => `Prompts in Logs: ${logged === null ? 'nicht bekannt' : logged ? 'an' : 'aus'}`,

  update: (version) => `Codex Glance ${version} ist verfügbar`,
  updateBody: (current) => `Du hast ${current}. Es wurde nichts heruntergeladen.`,
  newest: (moment) => `Neueste Daten: ${moment}`,
};
