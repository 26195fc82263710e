import type { limits as english } from '../../en/usage/limits.ts';
import type { Translation } from '../../message.ts';

export const limits: Translation<typeof english> = {
  'limits.reached-unnamed': () => 'Der Server sagt, dass ein Limit erreicht wurde, aber nicht, welches.',
  'limits.binds.runs-out': () => 'Bei diesem Tempo ist es als erstes aufgebraucht.',
  'limits.binds.fullest-at-reset': () => 'Bei diesem Tempo ist es bei seinem Neubeginn das vollste.',
  'limits.binds.fullest': () => 'Es ist zurzeit das vollste.',
  'limits.binds.nearest': () => 'Davon ist am wenigsten übrig.',
  'limits.none': () => 'API-Schlüssel und andere Anbieter haben keine solchen Limits.',
  'limits.unknown': () => 'Bei keinem Limit ist der Verbrauch bekannt.',
  'limits.no-credits': () => 'Es ist kein Guthaben mehr da.',
  'limits.cap-reached': () => 'Die Ausgabengrenze ist erreicht.',
  'limits.used-up.credits': () => 'Es ist aufgebraucht. Zum Weiterarbeiten ist Guthaben da.',
  'limits.used-up': () => 'Es ist aufgebraucht.',
  'limits.used-up.last-reset': () => 'Es beginnt von den aufgebrauchten Limits als letztes neu.',
  'limits.credits.refused': () => 'Der Server verweigert die Nutzung, weil kein Guthaben mehr da ist.',
  'limits.credits.unlimited': () => 'Der Server begrenzt das Guthaben nicht.',
  'limits.credits.as-said': () => 'Wie es der Server sagte.',
  'limits.credits.some': () => 'Der Server sagt, dass welches da ist, aber nicht, wie viel.',
  'limits.credits.none': () => 'Es ist keines da; die Fenster allein entscheiden.',
  'limits.credits.not-said': () => 'Der Server sagte nicht, wie viel übrig ist.',
  'limits.credits.out': () => 'Es ist keines mehr da, und kein Limitfenster gilt.',
  'limits.reset-since': () =>
    'Es hat neu begonnen, seit es zuletzt gesehen wurde, also ist sein Verbrauch nicht bekannt.',
  'limits.cap.refused': () => 'Der Server verweigert ihretwegen die weitere Nutzung.',
  'limits.cap.not-said': () => 'Der Server sagte nicht, wie viel davon übrig ist.',
  'limits.as-recorded': () => 'Wie es der Server nach der letzten Antwort auf diesem Rechner sagte.',
  'limits.never-seen': () =>
    'Keine Sitzung hat ein Limit aufgezeichnet. API-Schlüssel und andere Anbieter senden keine.',
  'limits.all-reset': () => 'Jedes Fenster hat neu begonnen, seit es zuletzt gesehen wurde.',
  'limits.not-believed': () =>
    'Der Server nannte einen unmöglichen Wert, also ist der Verbrauch nicht bekannt.',
  'limits.as-answered': () => 'Wie es der Server deinem eigenen Codex-Programm sagte, das gefragt hat.',
  'limits.finding.not-believed': () => 'Ein Limit wurde mit einem unmöglichen Verbrauch aufgezeichnet',
  'limits.finding.not-believed.why': ({ limit }) =>
    `Es ist das Limit ${limit}. Sein Verbrauch gilt als nicht bekannt, bis der Server einen anderen nennt.`,
  'limits.finding.ahead': () => 'Ein Limit wurde für einen Zeitpunkt aufgezeichnet, der in der Zukunft liegt',
  'limits.finding.ahead.why': ({ limit }) =>
    `Es ist das Limit ${limit}. Bis dahin wird das Aufgezeichnete nicht verwendet.`,
  'limits.finding.ahead.remedy': () => 'Prüfe die Uhr des Rechners, der die Sitzung geschrieben hat.',
  'limits.models-unknown': () => 'Es lässt sich nicht sagen, welche Antworten darauf zählen.',
  'limits.outlook.no-end': () => 'Der Server sagt nicht, wann es endet.',
  'limits.outlook.ended': () => 'Es ist zu Ende.',
  'limits.outlook.clocks': () =>
    'Sein Ende liegt weiter weg, als es lang ist: Die Uhren dieses Rechners und des Servers gehen verschieden.',
  'limits.outlook.reached': () => 'Bis zum Neubeginn bleibt nichts.',
  'limits.outlook.begun': () => 'Es hat gerade erst begonnen.',
  'limits.outlook.seen-once': () =>
    'Es wurde erst einmal gesehen: Wie schnell es verbraucht wird, ist noch nicht bekannt.',
  'limits.outlook.too-little': () =>
    'Zu wenig verbraucht für eine Aussage: Der Server rundet auf ganze Prozent.',
  'limits.outlook.runs-out': () => 'Bei diesem Tempo ist es vor dem Neubeginn aufgebraucht.',
  'limits.outlook.lasts': () =>
    'Bei diesem Tempo, und auch bei einem viel höheren, reicht es bis zum Neubeginn.',
  'limits.outlook.may-run-out': () => 'Bei diesem Tempo reicht es, bei einem höheren nicht.',
};
