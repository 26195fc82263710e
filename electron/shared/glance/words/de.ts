import type { OtelSignal } from '../../telemetry/telemetry.ts';
import type { HeadlineWords, LimitWords } from './en.ts';

type Signals = readonly OtelSignal['signal'][];

const names: Record<OtelSignal['signal'], string> = { logs: 'Logs', traces: 'Traces', metrics: 'Metriken' };
const sessions = (count: number) => (count === 1 ? '1 Sitzung läuft' : `${count} Sitzungen laufen`);
const signalsOf = (signals: Signals) => signals.map((signal) => names[signal]).join(' und ');

export const headline: HeadlineWords = {
  tone: { critical: 'Problem:', warning: 'Achtung:', note: 'Hinweis:', well: 'Gut:' },
  hostGone: (at) => (at === null ? 'Der Host läuft nicht mehr' : `Stand ${at}, Host läuft nicht mehr`),
  sessionGone: (at) => (at === null ? 'Diese Sitzung ist abgelaufen' : `Stand ${at}, Sitzung abgelaufen`),
  noHome: 'Auf diesem Rechner wurde noch kein Codex gefunden',
  empty: 'Codex hat noch nichts aufgezeichnet',
  scanning: 'Deine Sitzungen werden zum ersten Mal gelesen',
  limitReachedUnknown: 'Ein Limit wurde erreicht',
  capReached: (resets) =>
    resets === null ? 'Ausgabengrenze erreicht' : `Ausgabengrenze erreicht bis ${resets}`,
  capUsed: (percent, resets) =>
    resets === null
      ? `Ausgabengrenze zu ${percent} verbraucht`
      : `Ausgabengrenze zu ${percent} verbraucht, neu ab ${resets}`,
  creditsOut: 'Kein Guthaben mehr',
  limitsUnknown: 'Limits sind nicht bekannt',
  limitUnknown: (limit) => `${limit} ist nicht bekannt`,
  capNotKnown: 'Ausgabengrenze ist nicht bekannt',
  limitUsed: (limit, percent, resets) =>
    resets === null
      ? `${limit} zu ${percent} verbraucht`
      : `${limit} zu ${percent} verbraucht, neu ab ${resets}`,
  runsOut: (limit, moment) => `${limit} reicht etwa bis ${moment}`,
  tight: (limit, earliest) => `${limit} ist knapp: frühestens ${earliest} verbraucht, reicht vielleicht`,
  usedUp: (limit, moment) =>
    moment === null ? `${limit} ist verbraucht` : `${limit} ist verbraucht bis ${moment}`,
  waits: {
    approval: (folder) =>
      folder === null ? 'Codex wartet auf deine Freigabe' : `Codex wartet auf deine Freigabe in ${folder}`,
    answer: (folder) =>
      folder === null ? 'Codex wartet auf deine Antwort' : `Codex wartet auf deine Antwort in ${folder}`,
  },
  otelFailing: (signals, since) =>
    since === null
      ? `OTel schlägt fehl: ${signalsOf(signals)}`
      : `OTel schlägt fehl seit ${since}: ${signalsOf(signals)}`,
  otelUnknown: (signals) => `Nicht bekannt, ob OTel sendet: ${signalsOf(signals)}`,
  promptsLogged: (host) =>
    host === null ? 'Deine Prompts werden protokolliert' : `Deine Prompts werden protokolliert, bei ${host}`,
  promptsUnknown: 'Ob deine Prompts protokolliert werden, ist nicht bekannt',
  analyticsUnknown: 'Ob Codex Analysedaten sendet, ist nicht bekannt',
  analyticsDefault: 'Analysedaten werden ohne dein Zutun gesendet',
  lasts: (count) =>
    `Reicht bis zum Neubeginn${count === 0 ? '' : count === 1 ? ' · 1 läuft' : ` · ${count} laufen`}`,
  running: (count) => (count === 0 ? 'Keine Sitzung läuft' : sessions(count)),
  well: (count) => `Alles in Ordnung${count === 0 ? '' : `, ${sessions(count)}`}`,
};

export const limits: LimitWords = {
  window: {
    session: '5-Stunden-Limit',
    daily: 'Tageslimit',
    weekly: 'Wochenlimit',
    monthly: 'Monatslimit',
    span: (span) => `Limit über ${span}`,
    unnamed: 'Weiteres Limit',
    primary: 'Erstes Limit',
    secondary: 'Zweites Limit',
  },
  label: (window, name) => (name === null ? window : `${window}, ${name}`),
  notKnownSince: (moment) => `Nicht bekannt seit ${moment}`,
  verdict: {
    lasts: 'Reicht bis zum Neubeginn',
    near: 'Wenig übrig',
    'too-early': 'Noch zu früh',
    reached: 'Verbraucht',
    tight: (earliest) => `Knapp: frühestens ${earliest}`,
    'runs-out': (at) => `Reicht etwa bis ${at}`,
  },
};
