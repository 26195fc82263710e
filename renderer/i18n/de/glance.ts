import type { Strings } from '../en.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

export const glance: Strings['glance'] = {
  seen: (verdict, age) => `${verdict} · gesehen ${age}`,
  moreLimits: (count) => plural(count, { one: 'weiteres Limit', other: 'weitere Limits' }),
  fullest: (limit, percent) => `${limit} ${percent}`,
  credits: (balance) => `Guthaben ${balance}`,
  atWork: (running) => (running === 0 ? 'Keine aktiv' : `${running} aktiv`),
  fullestOf: 'Am vollsten:',
  context: (percent) => `Kontext ${percent}`,
  rate: (tokens) => `${tokens}/min`,
  quiet: 'zuletzt keine Token',
  moreSessions: (parts) =>
    [
      `${parts.count} weitere`,
      parts.running === 0 ? null : parts.running === 1 ? '1 läuft' : `${parts.running} laufen`,
      parts.rate === null ? null : `${parts.rate}/min`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  sessions: (count) => plural(count, { one: 'Sitzung', other: 'Sitzungen' }),
  none: 'Keine Sitzung läuft',
  noneLast: (age) => `Keine Sitzung läuft, die letzte endete ${age}`,
  analyticsOn: { default: 'An ohne dein Zutun', set: 'An' },
  sentTo: (hosts) => `an ${hosts}`,
  by: (place) => `laut: ${place}`,
  newRuns: { false: 'Aus für neue Starts', true: 'An für neue Starts' },
  place: (file, line) => (line === null ? file : `${file}:${line}`),
  undo: 'Zurücknehmen',
  undoing: 'Wird zurückgenommen',
  stillSending: (count) => (count === 1 ? '1 sendet noch' : `${count} senden noch`),
  stillRunning: (count) => `${count} noch ohne`,
  switching: 'Wird in config.toml geschrieben',
  leaves: {
    logs: 'Logs',
    traces: 'Traces',
    metrics: 'Metriken',
    prompts: 'Prompts',
    exports: 'Exporte',
  },
  scanLeft: (left) => `noch etwa ${left}`,
  days: '30 Tage',
  reports: 'Meldungen und Exporte',
  policy: 'Richtlinie',
  organisation: 'Organisation',
  reopen: 'Öffne die Adresse, die im Terminal steht.',
  restart: (command) => `Starte ihn neu: ${command}`,
};

export const analytics: Strings['analytics'] = {
  switch: 'Analysedaten senden',
  howOffShort: 'Abschalten …',
  changedAt: (moment) => `Geändert ${moment}`,
};
