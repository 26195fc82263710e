import type { settings as english } from '../en/settings.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('de');

/** The view in which settings are seen and changed. */
export const settings: typeof english = {
  title: 'Einstellungen',
  refused: 'Nicht geändert.',
  trayOnly: 'Gehört zur Tray-App. Ein Browser-Tab kann das nicht.',

  alerts: {
    title: 'Mitteilungen',
    intro: 'Das System meldet dir:',
    inBrowser: 'Die Tray-App meldet dir:',
    causes: {
      limits: { name: 'Ein Limit erreicht eine Marke', why: null },
      runOut: { name: 'Ein Limit wird vor dem Zurücksetzen aufgebraucht', why: null },
      reset: {
        name: 'Ein Limit wurde zurückgesetzt',
        why: 'Nur bei Limits, die eine Marke erreicht hatten.',
      },
      otel: { name: 'OTel scheitert oder kommt wieder an', why: null },
      drift: {
        name: 'Anderes kann diesen Rechner verlassen',
        why: 'Über Analysedaten, OTel oder Prompts in Logs ist anders entschieden als zuvor.',
      },
      waiting: {
        name: 'Codex wartet auf dich',
        why: 'Auf eine Freigabe oder eine Antwort. Braucht unten „Dem gemeinsamen Daemon folgen“.',
      },
    },
    marks: 'Marken, in Prozent verbraucht',
    mark: (place, of) => `Marke ${place} von ${of}, in Prozent verbraucht`,
    addMark: 'Marke hinzufügen',
    removeMark: (percent) => `Marke bei ${percent} entfernen`,
    noMarks: 'Ohne Marke kann kein Limit eine erreichen.',
    quiet: { name: 'Ruhezeit', why: 'Dann wird nichts gezeigt.' },
    from: 'Von',
    to: 'Bis',
  },

  organisation: {
    title: 'Organisation',
    why: 'Für Administratoren: was die eigenen APIs der Organisation sagen, mit einem Schlüssel von dir. Aus, bis du es einrichtest.',
    how: 'So richtest du es ein',
    open: 'Organisation öffnen',
  },

  tabs: {
    label: 'Teile der Einstellungen',
    alerts: 'Hinweise',
    look: 'Aussehen',
    overview: 'Übersicht',
    homes: 'Ordner',
    app: 'App',
    network: 'Netz',
    data: 'Daten',
  },

  overview: {
    title: 'Die Übersicht',
    compact: { name: 'Kompakt', why: 'Eine Zeile je Limit, und keine Zeilen für Sitzungen.' },
    planFirst: {
      name: 'Immer erst den Plan zeigen',
      why: 'Was geschrieben würde und was daraus folgt, bevor Analysedaten umgeschaltet werden.',
    },
    policy: {
      name: 'Richtlinie',
      why: 'Wie viele ihrer Regeln dieser Rechner erfüllt, steht in der Übersicht, dazu die schlimmste, die er nicht erfüllt.',
      choices: { none: 'Keine', developer: 'Entwicklung', enterprise: 'Unternehmen', regulated: 'Reguliert' },
      file: 'Oder eine eigene Datei',
      otherFile: 'Eine andere Datei',
      example: '/home/ada/codex-glance-policy.toml',
      use: 'Verwenden',
    },
    blocks: 'Blöcke, von oben',
    block: {
      limits: 'Limits',
      now: 'Jetzt',
      tokens: 'Token',
      leaves: 'Was diesen Rechner verlässt',
      days: 'Nach Tag',
      models: 'Nach Modell',
      reports: 'Meldungen und Exporte',
      findings: 'Befunde',
    },
    show: (block) => `${block} zeigen`,
    up: (block) => `${block} nach oben`,
    down: (block) => `${block} nach unten`,
  },

  look: {
    title: 'Was du siehst',
    trayTitle: { name: 'Neben dem Tray-Symbol', why: 'Auf macOS, wo es Platz dafür gibt.' },
    notKnown: 'nicht bekannt',
    trayTitles: {
      none: 'Nichts',
      percent: 'Prozent des Limits, das zuerst greift',
      'time-left': 'Zeit bis zum nächsten Zurücksetzen',
      'tokens-today': 'Token heute',
    },
    theme: 'Farben',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    language: 'Sprache',
    system: 'System',
    limitShows: 'Limits zeigen',
    limitShown: { used: 'Verbraucht', left: 'Übrig' },
    resetShows: 'Zurücksetzen als',
    resetShown: { countdown: 'Countdown', clock: 'Uhrzeit' },
    privacy: {
      name: 'Privatmodus',
      why: 'Verbirgt Ordner, Adressen und genaue Zahlen. Mit P schaltest du es auch um.',
    },
    captures: {
      name: 'In Bildschirm\u00adaufnahmen verborgen',
      why: 'macOS und Windows lassen das Popover in Bildschirmfotos und geteilten Bildschirmen weg.',
    },
    plan: {
      name: 'Preis des Tarifs im Monat, in US-Dollar',
      why: 'Wird mit dem verglichen, was deine Token kosten würden. Leer lassen, um nicht zu vergleichen.',
    },
  },

  homes: {
    title: 'Codex-Ordner',
    intro: 'Die Ordner, in denen Codex seine Sitzungen und seine Konfiguration hält.',
    byEnvironment: 'Keiner ist gewählt. Glance liest, was CODEX_HOME nennt, sonst die Vorgabe:',
    byOption: 'Die Befehlszeile hat die Ordner dieses Laufs genannt. Sie gehen den gewählten vor:',
    chosen: 'Gewählte Ordner',
    missing: 'nicht vorhanden',
    add: 'Hinzufügen',
    path: 'Ordner hinzufügen',
    example: '/home/ada/.codex',
    relative: 'Schreibe den ganzen Pfad, ab / oder ab einem Laufwerk wie C:\\.',
    known: 'Dieser Ordner steht schon in der Liste.',
    many: (count) => `Höchstens ${plural(count, { one: 'Ordner', other: 'Ordner' })}.`,
    remove: (path) => `${path} entfernen`,
    removeShort: 'Entfernen',
    hidden: 'Ordner sind verborgen. Verlasse den Privatmodus, um sie zu ändern.',
  },

  app: {
    title: 'Diese App',
    launch: { name: 'Beim Anmelden öffnen', why: null },
    shortcut: {
      name: 'Tastenkürzel',
      why: 'Öffnet das Popover von überall. Tut es das nicht, gehören die Tasten einem anderen Programm.',
    },
    none: 'Keines',
    record: 'Aufnehmen',
    recording: 'Tasten drücken',
    clear: 'Löschen',
    keeps: 'Esc bricht ab.',
    lacksModifier: 'Nimm Strg, Alt oder die Systemtaste dazu.',
    unusable: 'Diese Taste geht nicht.',
    recorded: (keys) => `Das Tastenkürzel ist ${keys}.`,
    cleared: 'Es gibt kein Tastenkürzel.',
  },

  probing: {
    title: 'Deine Collectoren',
    automatic: {
      name: 'Automatisch prüfen',
      why: 'Sendet einen leeren Export an deine eigenen OTel-Collectoren, wenn du Glance öffnest, und danach einen Tag lang höchstens alle 15 Minuten. Er enthält keinen Datensatz.',
    },
  },

  consent: {
    title: 'Nur wenn du zustimmst',
    intro: 'Aus, bis du es einschaltest.',
    freshLimits: {
      name: 'Nach frischen Limits fragen',
      why: 'Startet dein eigenes Codex-Programm, wenn du Glance öffnest, höchstens alle 5 Minuten. Es fragt OpenAI mit seiner eigenen Anmeldung nach deinen Limits und deiner Nutzung und schreibt vielleicht eigene Dateien, wie bei jedem Start. Glance liest keine Zugangsdaten.',
    },
    followDaemon: {
      name: 'Dem gemeinsamen Daemon folgen',
      why: 'Verbindet sich mit dem Daemon von Codex auf diesem Rechner, wo er läuft, und hört nur zu: welche Threads arbeiten und welche auf dich warten. Es behält keinen Text, und nichts verlässt diesen Rechner.',
    },
    updateCheck: {
      name: 'Nach neuerem Glance sehen',
      why: 'Die Tray-App fragt einmal am Tag GitHub nach der neuesten Version. GitHub sieht deine Netzadresse; von deiner Nutzung wird nichts gesendet. Es wird nur gemeldet, nichts installiert.',
    },
  },

  data: {
    title: 'Daten',
    retention: { name: 'Verlauf der OTel-Zustellung behalten', why: 'In Tagen, 7 bis 400.' },
    days: 'Tage',
    export: { name: 'Export', why: 'Alles, was Glance speichert, als eine JSON-Datei.' },
    exportPress: 'Alles exportieren',
    saved: (file) => `Gespeichert als ${file}.`,
    offered: (name) => `Heruntergeladen als ${name}.`,
    reset: {
      name: 'Zurücksetzen',
      why: 'Löscht alles, was Glance speichert, auch diese Einstellungen.',
    },
    resetPress: 'Alles zurücksetzen',
    resetDone: 'Alles ist gelöscht. Deine Sitzungen werden neu gelesen.',
  },

  reset: {
    title: 'Alles löschen, was Glance speichert?',
    goes: 'Was gelöscht wird',
    going: [
      'Diese Einstellungen',
      'Der Index deiner Nutzung; deine Sitzungen werden neu gelesen',
      'Der Verlauf der OTel-Zustellung und was an Mitteilungen und Änderungen gemeldet war',
      'Preise, die du aktualisiert hast',
    ],
    stays: 'Was bleibt',
    staying: [
      'Alles, was Codex gehört: Sitzungen, Konfiguration, Anmeldung',
      'Die Kopien deiner Dateien von vor einer Änderung, damit du zurückkannst',
    ],
    confirm: 'Alles löschen',
    cancel: 'Abbrechen',
  },
};
