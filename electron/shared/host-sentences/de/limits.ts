import type { SentencePair } from '../translate.ts';

/** Limits, and what is known of the account. */
export const limits: readonly SentencePair[] = [
  [
    'It was seen only once: how fast it is used is not known yet.',
    'Es wurde erst einmal gesehen: Wie schnell es verbraucht wird, ist noch nicht bekannt.',
  ],
  ['It is nearest to its end.', 'Davon ist am wenigsten übrig.'],
  [
    'It cannot be told which responses count against it.',
    'Es lässt sich nicht sagen, welche Antworten darauf zählen.',
  ],
  ['It is the fullest by now.', 'Es ist bisher das vollste.'],
  ['It is used up.', 'Es ist aufgebraucht.'],
  [
    'It is used up. Credits are there to go on with.',
    'Es ist aufgebraucht. Zum Weiterarbeiten ist Guthaben da.',
  ],
  ['No credits are left.', 'Es ist kein Guthaben mehr da.'],
  ['The spend cap is reached.', 'Die Ausgabengrenze ist erreicht.'],
  [
    'The server says that a limit was reached, and not which.',
    'Der Server sagt, dass ein Limit erreicht wurde, und nicht welches.',
  ],
  [
    'API keys and other providers have no such limits.',
    'API-Schlüssel und andere Anbieter haben keine solchen Limits.',
  ],
  [
    'The server refuses use because no credits are left.',
    'Der Server verweigert die Nutzung, weil kein Guthaben mehr da ist.',
  ],
  ['The server sets no bound on credits.', 'Der Server setzt dem Guthaben keine Grenze.'],
  ['As the server said.', 'Wie es der Server sagte.'],
  [
    'The server says that there are some, and not how many.',
    'Der Server sagt, dass welches da ist, und nicht wie viel.',
  ],
  ['There are none; the windows alone decide.', 'Es ist keines da; die Fenster allein entscheiden.'],
  ['The server did not say how many are left.', 'Der Server sagte nicht, wie viel übrig ist.'],
  [
    'None are left, and there is no window to work by.',
    'Es ist keines mehr da, und kein Fenster erlaubt die Arbeit.',
  ],
  ['The server refuses further use because of it.', 'Der Server verweigert ihretwegen die weitere Nutzung.'],
  ['The server did not say how much of it is left.', 'Der Server sagte nicht, wie viel davon übrig ist.'],
  [
    'The server said no use that can be, so it is not known.',
    'Der Server nannte keinen möglichen Verbrauch, also ist er nicht bekannt.',
  ],
  [
    'A limit was recorded with a use that cannot be',
    'Ein Limit wurde mit einem unmöglichen Verbrauch aufgezeichnet',
  ],
  [
    'It is the limit {1}. Its use is shown as not known until the server says another.',
    'Es ist das Limit {1}. Sein Verbrauch gilt als nicht bekannt, bis der Server einen anderen nennt.',
  ],
  [
    'A limit was recorded for a moment that has not come',
    'Ein Limit wurde für einen Zeitpunkt aufgezeichnet, der noch nicht gekommen ist',
  ],
  [
    'It is the limit {1}. What was recorded is not used until then.',
    'Es ist das Limit {1}. Bis dahin wird das Aufgezeichnete nicht verwendet.',
  ],
  [
    'Check the clock of the machine that wrote the session.',
    'Prüfe die Uhr des Rechners, der die Sitzung geschrieben hat.',
  ],
  ['The use of no limit is known.', 'Von keinem Limit ist der Verbrauch bekannt.'],
  [
    'It is used up, and resets last of those that are.',
    'Es ist aufgebraucht und beginnt von diesen als letztes neu.',
  ],
  ['At this pace it runs out first.', 'Bei diesem Tempo ist es als erstes aufgebraucht.'],
  [
    'At this pace it will be the fullest at its reset.',
    'Bei diesem Tempo ist es bei seinem Neubeginn das vollste.',
  ],
  [
    'No session has recorded a limit. API keys and other providers send none.',
    'Keine Sitzung hat ein Limit aufgezeichnet. API-Schlüssel und andere Anbieter senden keine.',
  ],
  [
    'As the server said after the last response on this machine.',
    'Wie es der Server nach der letzten Antwort auf diesem Rechner sagte.',
  ],
  [
    'Every window has reset since it was last seen.',
    'Jedes Fenster hat neu begonnen, seit es zuletzt gesehen wurde.',
  ],
  [
    'It has reset since it was last seen, so its use is not known.',
    'Es hat neu begonnen, seit es zuletzt gesehen wurde, also ist sein Verbrauch nicht bekannt.',
  ],
  [
    'As the server told your own Codex program, which asked.',
    'Wie es der Server deinem eigenen Codex-Programm sagte, das gefragt hat.',
  ],
  ['The server does not say when it ends.', 'Der Server sagt nicht, wann es endet.'],
  ['It has ended.', 'Es ist zu Ende.'],
  [
    "It ends further off than it is long: this machine's clock and the server's differ.",
    'Sein Ende liegt weiter weg, als es lang ist: Die Uhren dieses Rechners und des Servers gehen verschieden.',
  ],
  ['Nothing is left until it resets.', 'Bis zum Neubeginn bleibt nichts.'],
  ['It has only begun.', 'Es hat gerade erst begonnen.'],
  [
    'Too little was used to tell: the server rounds to whole percent.',
    'Zu wenig verbraucht für eine Aussage: Der Server rundet auf ganze Prozent.',
  ],
  ['At this pace it is used up before it resets.', 'Bei diesem Tempo ist es vor dem Neubeginn aufgebraucht.'],
  [
    'At this pace, and at a much faster one, it lasts until it resets.',
    'Bei diesem Tempo, und auch bei einem viel höheren, reicht es bis zum Neubeginn.',
  ],
  [
    'At this pace it lasts, at a faster one it does not.',
    'Bei diesem Tempo reicht es, bei einem höheren nicht.',
  ],
  [
    'Both count the same, but for the hour at which a day begins.',
    'Beide zählen dasselbe, bis auf die Stunde, zu der ein Tag beginnt.',
  ],
  [
    'The account counts more: other machines, the cloud, and sessions that were deleted here count there too.',
    'Das Konto zählt mehr: Andere Rechner, die Cloud und Sitzungen, die hier gelöscht wurden, zählen dort mit.',
  ],
  [
    'This machine counts more: sessions with an API key, another account or another provider do not count there, and the account may be behind.',
    'Dieser Rechner zählt mehr: Sitzungen mit einem API-Schlüssel, einem anderen Konto oder Anbieter zählen dort nicht, und das Konto kann zurückliegen.',
  ],
  ['it ended the connection', 'er hat die Verbindung beendet'],
  ['Listening to Codex is switched off.', 'Codex zuzuhören ist abgeschaltet.'],
  [
    'No shared daemon of Codex runs. It starts with the Codex terminal app.',
    'Kein gemeinsamer Daemon von Codex läuft. Er startet mit der Terminal-App von Codex.',
  ],
  [
    "Listens to Codex's shared daemon, and only listens.",
    'Hört dem gemeinsamen Daemon von Codex zu, mehr nicht.',
  ],
  [
    "Codex's shared daemon cannot be listened to: {1}.",
    'Dem gemeinsamen Daemon von Codex lässt sich nicht zuhören: {1}.',
  ],
  ['Asking for fresh limits is switched off.', 'Nach frischen Limits zu fragen ist abgeschaltet.'],
  [
    'Your Codex program is asking for the limits of your account.',
    'Dein Codex-Programm fragt nach den Limits deines Kontos.',
  ],
  ['Your Codex program did not tell: {1}', 'Dein Codex-Programm hat es nicht gesagt: {1}'],
  ['Your Codex program is asked when you look.', 'Dein Codex-Programm wird gefragt, wenn du hinsiehst.'],
  [
    'As OpenAI told your Codex program, which asked with its own sign-in.',
    'Wie es OpenAI deinem Codex-Programm sagte, das mit der eigenen Anmeldung gefragt hat.',
  ],
  ['Tried often enough: waits for a new daemon.', 'Oft genug versucht: Wartet auf einen neuen Daemon.'],
  ['A daemon may just be starting.', 'Ein Daemon startet vielleicht gerade.'],
  ['Codex did not answer within {1} s.', 'Codex hat binnen {1} s nicht geantwortet.'],
  ['Codex ended before it answered.', 'Codex endete, bevor es geantwortet hat.'],
  ['Codex says: {1}.', 'Codex sagt: {1}.'],
  ['no reason that can be shown', 'kein Grund, der gezeigt werden kann'],
  [
    'Codex was not asked: {1} sets {2}, a command that it would run.',
    'Codex wurde nicht gefragt: {1} setzt {2}, einen Befehl, den es ausführen würde.',
  ],
  [
    'Codex would run a command for this alone: {1} of {2}',
    'Codex würde nur hierfür einen Befehl ausführen: {1} von {2}',
  ],
  ['a requirement', 'eine Vorgabe'],
  ['a managed layer', 'eine verwaltete Ebene'],
  [
    "Codex was not asked: your organisation's configuration cannot be read, and it may name commands.",
    'Codex wurde nicht gefragt: Die Konfiguration deiner Organisation ist nicht zu lesen, und sie kann Befehle nennen.',
  ],
  ['Codex said more than was asked.', 'Codex hat mehr gesagt als gefragt.'],
  ['Codex ended without a word.', 'Codex endete ohne ein Wort.'],
];
