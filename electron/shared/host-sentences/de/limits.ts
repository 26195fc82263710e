import type { SentencePair } from '../translate.ts';

/** Limits, and what is known of the account. */
export const limits: readonly SentencePair[] = [
  ['The server refuses further use because of it.', 'Der Server verweigert ihretwegen die weitere Nutzung.'],
  ['The use of no limit is known.', 'Von keinem Limit ist der Verbrauch bekannt.'],
  ['At this pace it runs out first.', 'Bei diesem Tempo ist es als erstes aufgebraucht.'],
  [
    'No session has recorded a limit. API keys and other providers send none.',
    'Keine Sitzung hat ein Limit aufgezeichnet. API-Schlüssel und andere Anbieter senden keine.',
  ],
  [
    'As the server said after the last response on this machine.',
    'Wie es der Server nach der letzten Antwort auf diesem Rechner sagte.',
  ],
  [
    'It has reset since it was last seen, so its use is not known.',
    'Es hat neu begonnen, seit es zuletzt gesehen wurde, also ist sein Verbrauch nicht bekannt.',
  ],
  ['Nothing is left until it resets.', 'Bis zum Neubeginn bleibt nichts.'],
  ['At this pace it is used up before it resets.', 'Bei diesem Tempo ist es vor dem Neubeginn aufgebraucht.'],
  [
    'At this pace, and at a much faster one, it lasts until it resets.',
    'Bei diesem Tempo, und auch bei einem viel höheren, reicht es bis zum Neubeginn.',
  ],
  [
    'The account counts more: other machines, the cloud, and sessions that were deleted here count there too.',
    'Das Konto zählt mehr: Andere Rechner, die Cloud und Sitzungen, die hier gelöscht wurden, zählen dort mit.',
  ],
  [
    "Listens to Codex's shared daemon, and only listens.",
    'Hört dem gemeinsamen Daemon von Codex zu, mehr nicht.',
  ],
  [
    'As OpenAI told your Codex program, which asked with its own sign-in.',
    'Wie es OpenAI deinem Codex-Programm sagte, das mit der eigenen Anmeldung gefragt hat.',
  ],
  ['Tried often enough: waits for a new daemon.', 'Oft genug versucht: Wartet auf einen neuen Daemon.'],
  ['A daemon may just be starting.', 'Ein Daemon startet vielleicht gerade.'],
  ['Codex did not answer within {1} s.', 'Codex hat binnen {1} s nicht geantwortet.'],
  ['no reason that can be shown', 'kein Grund, der gezeigt werden kann'],
  [
    'Codex was not asked: {1} sets {2}, a command that it would run.',
    'Codex wurde nicht gefragt: {1} setzt {2}, einen Befehl, den es ausführen würde.',
  ],
  ['a requirement', 'eine Vorgabe'],
  ['a managed layer', 'eine verwaltete Ebene'],
  ['Codex said more than was asked.', 'Codex hat mehr gesagt als gefragt.'],
  ['Codex ended without a word.', 'Codex endete ohne ein Wort.'],
];
