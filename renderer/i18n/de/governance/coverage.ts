import type { coverage as english } from '../../en/governance/coverage.ts';

/** Welche Sitzungen der Compliance-Export einer Organisation enthielte. */
export const coverage: typeof english = {
  title: 'Compliance-Abdeckung',
  reading: 'Sitzungen werden gelesen …',
  byDay: 'Sitzungen nach Anmeldung',
  totals: 'Was ein Export enthält',
  none: 'Keine Sitzung in dieser Zeit',
  day: 'Tag',
  total: 'Summe',
  sessions: (count, text) => `${text} ${count === 1 ? 'Sitzung' : 'Sitzungen'}`,
  span: 'Zeitraum',
  spans: (days) => `${days} Tage`,
  days: 'Tage',
  classes: {
    chatgpt: 'ChatGPT',
    apiKey: 'API-Schlüssel',
    otherProvider: 'Anderer Anbieter',
    unknown: 'Nicht bekannt',
  },
  covered: 'Im Export',
  gap: 'Nicht darin',
  notKnown: 'Nicht bekannt',
  coveredShare: (percent) => `${percent} im Export`,
  ring: (covered, gap, notKnown) => `${covered} im Export, ${gap} nicht darin, ${notKnown} nicht bekannt`,
  leaving: (count, text) =>
    count === 1
      ? '1 Sitzung verlässt binnen einer Woche die 30 Tage des Exports.'
      : `${text} Sitzungen verlassen binnen einer Woche die 30 Tage des Exports.`,
  gapTitle: 'Sitzungen, die nicht im Export sind',
  weak: 'schwacher Beleg',
  more: (text) => `und ${text} weitere`,
  fills: 'Was von ihnen bleibt',
  rollouts: {
    present: 'auf diesem Rechner',
    archived: 'archiviert',
    compressed: 'komprimiert',
    deleted: 'gelöscht',
  },
  otel: {
    off: 'OTel-Logs sind aus, also erreicht nichts von diesen Sitzungen einen Collector.',
    untested: 'OTel-Logs gehen an einen Collector; ob sie ankommen, wurde nicht geprüft.',
    accepted: 'OTel-Logs dieser Sitzungen kommen bei deinem Collector an.',
    reachable: 'Der Collector antwortet; ob er Logs annimmt, ist nicht bekannt.',
    failing: 'OTel-Logs kommen beim Collector nicht an.',
    unobservable: 'Ob OTel-Logs ankommen, ist von hier nicht zu sehen.',
  },
  otelUnknown: 'Ob OTel-Logs die Lücke füllen, ist nicht bekannt.',
};
