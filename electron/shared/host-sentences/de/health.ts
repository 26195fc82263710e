import type { SentencePair } from '../translate.ts';

/** Whether telemetry arrives. */
export const health: readonly SentencePair[] = [
  [
    'Codex could not find the collector by its name.',
    'Codex konnte den Collector unter seinem Namen nicht finden.',
  ],
  ['Codex could not connect to the collector.', 'Codex konnte sich nicht mit dem Collector verbinden.'],
  ['The collector did not answer Codex in time.', 'Der Collector hat Codex nicht rechtzeitig geantwortet.'],
  [
    "Codex did not trust the collector's certificate, or could not agree on TLS.",
    'Codex hat dem Zertifikat des Collectors nicht vertraut oder sich mit ihm nicht auf TLS geeinigt.',
  ],
  ["The collector refused Codex's credentials.", 'Der Collector hat die Zugangsdaten von Codex abgelehnt.'],
  [
    'The collector has nothing at the path that Codex posts to.',
    'Der Collector hat nichts unter dem Pfad, an den Codex sendet.',
  ],
  [
    'The collector does not speak the protocol that Codex uses.',
    'Der Collector spricht nicht das Protokoll, das Codex benutzt.',
  ],
  ['The collector failed on what Codex sent.', 'Der Collector scheiterte an dem, was Codex gesendet hat.'],
  ['The collector rejected what Codex sent.', 'Der Collector hat zurückgewiesen, was Codex gesendet hat.'],
  [
    'Codex could not export, and did not say why.',
    'Codex konnte nicht exportieren und hat nicht gesagt, warum.',
  ],
  ['Not tested yet: test it to see whether it arrives.', 'Noch nicht geprüft: Prüfe, ob es ankommt.'],
  [
    'Not tested since the settings changed: test it again.',
    'Seit der Änderung der Einstellungen nicht geprüft: Prüfe noch einmal.',
  ],
  ['Not tested for over a day: test it again.', 'Seit über einem Tag nicht geprüft: Prüfe noch einmal.'],
  [
    'codex exec leaves no trace of a failed export.',
    'codex exec hinterlässt keine Spur eines fehlgeschlagenen Exports.',
  ],
  ['Codex writes down no failure of metrics, anywhere.', 'Codex schreibt Fehler bei Metriken nirgends auf.'],
  [
    'Codex writes its errors about every 10 s and not at its end, so short runs leave none.',
    'Codex schreibt seine Fehler etwa alle 10 s und nicht an seinem Ende auf, kurze Läufe hinterlassen also keine.',
  ],
  [
    'The probe passed, but Codex failed after it: test again.',
    'Die Prüfung gelang, aber danach schlug Codex fehl: Prüfe noch einmal.',
  ],
  [
    'The probe passes, but Codex itself failed within the hour: a running Codex may still use older settings, so restart it.',
    'Die Prüfung gelingt, aber Codex selbst schlug in der letzten Stunde fehl: Ein laufendes Codex benutzt vielleicht noch ältere Einstellungen, also starte es neu.',
  ],
  [
    'The collector accepts, and no error of Codex was found.',
    'Der Collector nimmt an, und von Codex wurde kein Fehler gefunden.',
  ],
  [
    "The collector accepts, and Codex's newest error is older than an hour.",
    'Der Collector nimmt an, und der neueste Fehler von Codex ist über eine Stunde alt.',
  ],
  [
    'The collector answers, but Codex itself failed within the hour.',
    'Der Collector antwortet, aber Codex selbst schlug in der letzten Stunde fehl.',
  ],
  [
    'The collector answers, but has not shown that it takes an export.',
    'Der Collector antwortet, hat aber nicht gezeigt, dass er einen Export annimmt.',
  ],
  ['The probe fails, and so does Codex itself.', 'Die Prüfung schlägt fehl, und Codex selbst auch.'],
  [
    'The probe fails; no error of Codex within the hour was found.',
    'Die Prüfung schlägt fehl; von Codex wurde aus der letzten Stunde kein Fehler gefunden.',
  ],
  [
    'Codex itself failed within the hour; the export was not tested since.',
    'Codex selbst schlug in der letzten Stunde fehl; der Export wurde seitdem nicht geprüft.',
  ],
  [
    'Not tested, and no error of Codex within the hour was found.',
    'Nicht geprüft, und aus der letzten Stunde wurde kein Fehler von Codex gefunden.',
  ],
  [
    "The collector accepts; Codex's own log could not be read.",
    'Der Collector nimmt an; das eigene Log von Codex war nicht lesbar.',
  ],
  [
    "The probe fails; Codex's own log could not be read.",
    'Die Prüfung schlägt fehl; das eigene Log von Codex war nicht lesbar.',
  ],
  [
    "Not tested, and Codex's own log could not be read.",
    'Nicht geprüft, und das eigene Log von Codex war nicht lesbar.',
  ],
  [
    "Codex's own log could not be read, so it is not known whether its exports failed.",
    'Das eigene Log von Codex war nicht lesbar, es ist also nicht bekannt, ob seine Exporte fehlschlugen.',
  ],
  ['No exporter sends to a collector of yours', 'Kein Exporter sendet an einen eigenen Collector'],
  ['Nothing is sent', 'Nichts wird gesendet'],
  [
    'Log records hold your email and account id with a ChatGPT sign-in, and the name of this machine',
    'Log-Einträge enthalten bei Anmeldung mit ChatGPT deine E-Mail und Kontokennung und den Namen dieses Rechners',
  ],
  ['No account; traces hold paths of your files', 'Kein Konto; Traces enthalten Pfade deiner Dateien'],
  [
    'The configuration is invalid, so Codex does not start.',
    'Die Konfiguration ist ungültig, also startet Codex nicht.',
  ],
  ['No exporter is set.', 'Kein Exporter ist gesetzt.'],
  ['The exporter is invalid.', 'Der Exporter ist ungültig.'],
  ['Analytics is off, because {1}.', 'Analysedaten sind aus: {1}.'],
  [
    'It goes to OpenAI, and Codex leaves no trace of how that ended.',
    'Es geht an OpenAI, und Codex hinterlässt keine Spur, wie das ausging.',
  ],
  [
    'Before {1} Codex sends no metrics with analytics off, because {2}.',
    'Vor {1} sendet Codex ohne Analysedaten keine Metriken: {2}.',
  ],
  ['Whether it arrives was not tested.', 'Ob es ankommt, wurde nicht geprüft.'],
];
