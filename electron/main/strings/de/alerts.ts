import type { AlertStrings } from '../en/alerts.ts';

/** The notifications in German. */
export const alerts: AlertStrings = {
  limitName: (name) => name,
  threshold: (limit, used) => `${limit}: ${used} verbraucht`,
  usedUp: (limit) => `${limit}: aufgebraucht`,
  thresholdBody: (threshold, left, resets) =>
    `Die Schwelle von ${threshold} ist überschritten. ${left} bleiben bis zum Neubeginn: ${resets}.`,
  usedUpBody: (resets) => `Codex kann nach dem Neubeginn weiterarbeiten: ${resets}.`,
  cap: (used) => `Ausgabengrenze: ${used} verbraucht`,
  capBody: (threshold, resets) =>
    resets === null
      ? `Die Schwelle von ${threshold} ist überschritten.`
      : `Die Schwelle von ${threshold} ist überschritten. Neubeginn: ${resets}.`,
  capReached: 'Ausgabengrenze erreicht',
  capReachedBody: (resets) =>
    resets === null
      ? 'Codex kann weiterarbeiten, wenn dein Workspace sie anhebt.'
      : `Codex kann nach dem Neubeginn weiterarbeiten oder wenn dein Workspace sie anhebt: ${resets}.`,
  creditsOut: 'Kein Guthaben mehr',
  creditsOutBody: 'Codex kann weiterarbeiten, wenn Guthaben hinzukommt.',
  runOut: (limit) => `${limit}: reicht nicht bis zum Neubeginn`,
  runOutBody: (runsOut, resets) => `Bei diesem Tempo ist es aufgebraucht: ${runsOut}. Neubeginn: ${resets}.`,
  reset: (limit) => `${limit}: hat neu begonnen`,
  resetBody: 'Eine deiner Schwellen war überschritten. Jetzt ist wieder alles verfügbar.',
  signal: { logs: 'OTel-Logs', traces: 'OTel-Traces', metrics: 'OTel-Metriken' },
  failing: (signal) => `${signal} kommen nicht an`,
  recovered: (signal) => `${signal} kommen wieder an`,
  recoveredBody: 'Dein Collector nimmt sie wieder an.',
  driftPrivate: 'Was diesen Rechner verlässt, hat sich geändert',
  driftPrivateBody: 'Das geschah nicht in Glance. Öffne Glance, um zu sehen, was und wo.',
  failingPrivateBody: 'Dein Collector nimmt sie nicht an. Öffne Glance, um zu sehen, warum.',
  waits: { approval: 'Codex wartet auf deine Freigabe', answer: 'Codex wartet auf deine Antwort' },
  waitsBody: (folder) =>
    folder === null
      ? 'Gib sie dort, wo die Sitzung läuft.'
      : `In ${folder}. Gib sie dort, wo die Sitzung läuft.`,
  several: (count) => `Codex Glance: ${count} Hinweise`,
};
