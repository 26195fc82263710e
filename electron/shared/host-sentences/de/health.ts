import type { SentencePair } from '../translate.ts';

/** Whether telemetry arrives. */
export const health: readonly SentencePair[] = [
  ['Not tested yet: test it to see whether it arrives.', 'Noch nicht geprüft: Prüfe, ob es ankommt.'],
  [
    'codex exec leaves no trace of a failed export.',
    'codex exec hinterlässt keine Spur eines fehlgeschlagenen Exports.',
  ],
  [
    'Codex writes its errors about every 10 s and not at its end, so short runs leave none.',
    'Codex schreibt seine Fehler etwa alle 10 s und nicht an seinem Ende auf, kurze Läufe hinterlassen also keine.',
  ],
  [
    'The collector accepts, and no error of Codex was found.',
    'Der Collector nimmt an, und von Codex wurde kein Fehler gefunden.',
  ],
  ['The probe fails, and so does Codex itself.', 'Die Prüfung schlägt fehl, und Codex selbst auch.'],
  [
    'Log records hold your email and account id with a ChatGPT sign-in, and the name of this machine',
    'Log-Einträge enthalten bei Anmeldung mit ChatGPT deine E-Mail und Kontokennung und den Namen dieses Rechners',
  ],
  ['No exporter is set.', 'Kein Exporter ist gesetzt.'],
  [
    'It goes to OpenAI, and Codex leaves no trace of how that ended.',
    'Es geht an OpenAI, und Codex hinterlässt keine Spur, wie das ausging.',
  ],
];
