import type { DetailTexts } from '../en-details.ts';

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} und ${items.at(-1) ?? ''}`;

export const switchLock: DetailTexts['switchLock'] = {
  howOff: 'Wie es sich abschalten lässt',
  locked: {
    locked: (by) => `Festgelegt: ${by}. Deine config.toml kann es nicht ändern.`,
    outvoted: (by) => `Hier festgelegt: ${by}. Das zählt mehr als deine config.toml.`,
  },
  elsewhere: { false: 'Anderswo abschalten', true: 'Anderswo einschalten' },
  ignored: {
    overruled: (place, says) => `Gesetzt, gilt aber nicht: ${place}, sagt ${says.toLowerCase()}.`,
    'not-counted': (place, says) =>
      `Gesetzt, gilt aber nicht: ${place}, sagt ${says.toLowerCase()}, und die Konfiguration ist ungültig.`,
  },
};

export const edit: DetailTexts['edit'] = {
  ask: {
    off: 'Analysedaten abschalten?',
    on: 'Analysedaten einschalten?',
    undo: 'Änderung zurücknehmen?',
  },
  write: 'In config.toml schreiben',
  writeAnyway: 'Trotzdem schreiben',
  cancel: 'Abbrechen',
  close: 'Schließen',
  done: 'Fertig',
  undo: 'Zurücknehmen',
  wouldNotHold: 'Das würde nicht wirksam.',
  change: 'Was sich in der Datei ändert',
  diff: {
    removed: (line) => `Zeile ${line} entfernt:`,
    added: (line) => `Zeile ${line} hinzugefügt:`,
    kept: (line) => `Zeile ${line}:`,
  },
  follows: 'Was daraus folgt',
  details: 'Einzelheiten',
  lines: {
    channel: { events: 'Nutzungsereignisse', metrics: 'Metriken an OpenAI' },
    what: {
      'own-metrics': 'Metriken an deinen Collector',
      logs: 'OTel-Logs',
      traces: 'OTel-Traces',
      feedback: 'Meldungen, die du selbst sendest',
      requests: 'Anfragen an das Modell',
    },
    switched: {
      false: (channels) => `Endet: ${list(channels)}`,
      true: (channels) => `Beginnt: ${list(channels)}`,
    },
    goesOn: (what) => `Wird weiter gesendet: ${list(what)}`,
    running: (count) =>
      count === 0
        ? 'Kein laufendes Codex macht weiter wie bisher'
        : count === 1
          ? '1 laufendes Codex macht weiter wie bisher, bis es neu startet'
          : `${count} laufende Codex machen weiter wie bisher, bis sie neu starten`,
  },
  untilRestart: 'Läuft wie bisher weiter bis zum Neustart',
  stillRunning: 'Noch mit dem alten Wert bis zum Neustart',
  running: (surface, count) => (count === 1 ? surface : `${surface}, ${count} Prozesse`),
  since: (moment) => `seit ${moment}`,
  pids: (pids, more) => `Prozess ${pids.join(', ')}${more === 0 ? '' : ` und ${more} weitere`}`,
  elsewhere: (count) =>
    count === 1
      ? '1 weiterer läuft mit einem anderen Codex-Ordner und ist nicht betroffen.'
      : `${count} weitere laufen mit anderen Codex-Ordnern und sind nicht betroffen.`,
  byHand: 'Glance kann diese Datei nicht sicher ändern',
  paste: (file) => `Füge das ein in ${file}`,
  nothing: 'Nichts zu schreiben',
  failed: 'Das hat nicht geklappt',
  outcome: {
    'in-force': 'Geschrieben, und es gilt',
    'not-in-force': 'Gesetzt, gilt aber nicht',
    'not-known': 'Geschrieben; ob es gilt, ist nicht bekannt',
    'taken-back': 'Zurückgenommen',
    refused: 'Nichts wurde geschrieben',
    same: 'Nichts zu schreiben',
  },
  backup: (file) => `Die Datei, wie sie war, liegt in ${file}`,
};

export const surface: DetailTexts['surface'] = {
  tui: 'Codex im Terminal',
  exec: 'codex exec',
  'app-server': 'App-Server',
  ide: 'IDE-Erweiterung oder Desktop-App',
  daemon: 'Daemon des Terminals',
  unknown: 'Codex',
};

export const channels: DetailTexts['channels'] = {
  title: 'Was wohin geht',
  caption: 'Was jede Art, Codex auszuführen, sendet, nach Kanal',
  short: { events: 'Ereignisse', metrics: 'Metriken', feedback: 'Meldungen', otel: 'OTel' },
  name: {
    events: 'Nutzungsereignisse',
    metrics: 'Metriken an OpenAI',
    feedback: 'Rückmeldungen',
    otel: 'OpenTelemetry an Collector',
  },
  to: 'Geht an',
  nowhere: 'Nirgendwohin',
  names: 'Was dich erkennbar macht',
  stops: 'Was es abschaltet',
  surface: {
    tui: 'Terminal',
    exec: 'codex exec',
    'app-server': 'App-Server',
    ide: 'IDE, Desktop',
    daemon: 'Daemon',
  },
  state: { on: 'An', off: 'Aus', 'on-demand': 'Auf Wunsch', unknown: 'Nicht bekannt' },
  only: (surfaces, reason) => `${list(surfaces)}: ${reason}`,
};
