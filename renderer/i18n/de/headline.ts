import type { Strings } from '../en.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const headline: Strings['headline'] = {
  tone: { critical: 'Problem:', warning: 'Achtung:', note: 'Hinweis:', well: 'Gut:' },
  loading: 'Deine Sitzungen werden gelesen',
  noHome: 'Auf diesem Rechner wurde noch kein Codex gefunden',
  noHomeDetail: 'Diese Seite füllt sich von selbst, sobald Codex gelaufen ist.',
  empty: 'Codex hat noch nichts aufgezeichnet',
  emptyDetail: 'Diese Seite füllt sich von selbst mit der ersten Sitzung.',
  scanning: 'Deine Sitzungen werden zum ersten Mal gelesen',
  scanningDetail: 'Summen sind Untergrenzen, bis alles gelesen ist.',
  more: (title, others) => `${title}, und ${others} weitere`,
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
  runsOut: (limit, moment) => `${limit} bei diesem Tempo verbraucht: ${moment}`,
  usedUp: (limit, moment) =>
    moment === null ? `${limit} ist verbraucht` : `${limit} ist verbraucht bis ${moment}`,
  between: (earliest, latest, resets) =>
    resets === null
      ? `Zwischen ${earliest} und ${latest}`
      : `Zwischen ${earliest} und ${latest}, neu ab ${resets}`,
  notBefore: (earliest, resets) =>
    resets === null
      ? `Nicht vor ${earliest}, und es reicht vielleicht`
      : `Nicht vor ${earliest}, und es reicht vielleicht, neu ab ${resets}`,
  waits: {
    approval: (folder) =>
      folder === null ? 'Codex wartet auf deine Freigabe' : `Codex wartet auf deine Freigabe in ${folder}`,
    answer: (folder) =>
      folder === null ? 'Codex wartet auf deine Antwort' : `Codex wartet auf deine Antwort in ${folder}`,
  },
  waitsDetail: 'Gib sie dort, wo die Sitzung läuft.',
  otelFailing: (signals, since) =>
    since === null ? `OTel schlägt fehl: ${signals}` : `OTel schlägt fehl seit ${since}: ${signals}`,
  promptsLogged: (host) =>
    host === null ? 'Deine Prompts werden protokolliert' : `Deine Prompts werden protokolliert, bei ${host}`,
  promptsDetail: 'Mit log_user_prompt = false unter [otel] endet das.',
  analyticsUnknown: 'Ob Codex Analysedaten sendet, ist nicht bekannt',
  analyticsDefault: 'Analysedaten werden ohne dein Zutun gesendet',
  analyticsDetail: 'Keine Einstellung schaltet sie ab.',
  well: 'Alles in Ordnung',
  wellRunning: (count) =>
    `Alles in Ordnung, ${plural(count, { one: 'Sitzung läuft', other: 'Sitzungen laufen' })}`,
};
