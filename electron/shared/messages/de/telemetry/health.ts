import type { health as english } from '../../en/telemetry/health.ts';
import type { Translation } from '../../message.ts';

export const health: Translation<typeof english> = {
  'health.helper.status': ({ status }) => `er endete mit dem Status ${status}`,
  'health.helper.signal': ({ signal }) => `er wurde durch das Signal ${signal} beendet`,
  'health.helper.slow': ({ seconds }) => `er brauchte länger als ${seconds} s`,
  'health.helper.long': ({ size }) => `er gab mehr als ${size} KB aus`,
  'health.helper.no-json': () => 'er gab kein JSON-Objekt mit Textwerten aus',
  'health.helper.header-twice': () => 'er nannte einen Header zweimal',
  'health.helper.header-not-allowed': () => 'er gab einen Header, den HTTP nicht zulässt',
  'health.helper.no-text': () => 'er gab etwas anderes als Text aus',
  'health.helper.not-started': () => 'er ließ sich nicht starten',
  'health.helper.unknown': () => 'Codex hat nicht gesagt, warum',
  'health.codex.dns': () => 'Codex konnte den Collector unter seinem Namen nicht finden.',
  'health.codex.refused': () => 'Codex konnte sich nicht mit dem Collector verbinden.',
  'health.codex.timeout': () => 'Der Collector hat Codex nicht rechtzeitig geantwortet.',
  'health.codex.tls': () =>
    'Codex hat dem Zertifikat des Collectors nicht vertraut oder sich mit ihm nicht auf TLS geeinigt.',
  'health.codex.auth': () => 'Der Collector hat die Zugangsdaten von Codex abgelehnt.',
  'health.codex.path': () => 'Der Collector hat nichts unter dem Pfad, an den Codex sendet.',
  'health.codex.protocol': () => 'Der Collector spricht nicht das Protokoll, das Codex benutzt.',
  'health.codex.server': () => 'Der Collector scheiterte an dem, was Codex gesendet hat.',
  'health.codex.rejected': () => 'Der Collector hat zurückgewiesen, was Codex gesendet hat.',
  'health.codex.unknown': () => 'Codex konnte nicht exportieren und hat nicht gesagt, warum.',
  'health.codex.helper': ({ why }) =>
    `Der Befehl in otel.headers_helper schlug fehl, also wird nichts exportiert: ${why}.`,
  'health.codex.with-status': ({ sentence, status }) => `${sentence.replace(/\.$/, '')} (${status}).`,
  'health.not-tested.yet': () => 'Noch nicht geprüft: Prüfe, ob es ankommt.',
  'health.not-tested.changed': () => 'Seit der Änderung der Einstellungen nicht geprüft: Prüfe noch einmal.',
  'health.not-tested.old': () => 'Seit über einem Tag nicht geprüft: Prüfe noch einmal.',
  'health.log-not-regular': () => 'sie ist keine gewöhnliche Datei',
  'health.unseen.exec': () => 'codex exec hinterlässt keine Spur eines fehlgeschlagenen Exports.',
  'health.unseen.metrics': () => 'Codex schreibt Fehler bei Metriken nirgends auf.',
  'health.unseen.late': () =>
    'Codex schreibt seine Fehler etwa alle 10 s und nicht an seinem Ende auf, kurze Läufe hinterlassen also keine.',
  'health.verdict.helper-failed': () =>
    'Nichts wird exportiert, weil der Befehl, der die Header gibt, in der letzten Stunde fehlschlug.',
  'health.verdict.codex-failed': () => 'Codex selbst konnte in der letzten Stunde nicht exportieren.',
  'health.verdict.accepted-log-unreadable': () =>
    'Der Collector nimmt an; das eigene Log von Codex war nicht lesbar.',
  'health.verdict.reachable': () =>
    'Der Collector antwortet, hat aber nicht gezeigt, dass er einen Export annimmt.',
  'health.verdict.failing-log-unreadable': () =>
    'Die Prüfung schlägt fehl; das eigene Log von Codex war nicht lesbar.',
  'health.verdict.untested-log-unreadable': () =>
    'Nicht geprüft, und das eigene Log von Codex war nicht lesbar.',
  'health.verdict.failed-after': () =>
    'Die Prüfung gelang, aber danach schlug Codex fehl: Prüfe noch einmal.',
  'health.verdict.accepted-codex-failed': () =>
    'Die Prüfung gelingt, aber Codex selbst schlug in der letzten Stunde fehl: Ein laufendes Codex benutzt vielleicht noch ältere Einstellungen, also starte es neu.',
  'health.verdict.accepted': () => 'Der Collector nimmt an, und von Codex wurde kein Fehler gefunden.',
  'health.verdict.accepted-old-error': () =>
    'Der Collector nimmt an, und der neueste Fehler von Codex ist über eine Stunde alt.',
  'health.verdict.reachable-codex-failed': () =>
    'Der Collector antwortet, aber Codex selbst schlug in der letzten Stunde fehl.',
  'health.verdict.both-fail': () => 'Test und Codex sind sich einig: Exporte schlagen fehl.',
  'health.verdict.failing': () =>
    'Die Prüfung schlägt fehl; von Codex wurde aus der letzten Stunde kein Fehler gefunden.',
  'health.verdict.codex-failed-untested': () =>
    'Codex selbst schlug in der letzten Stunde fehl; der Export wurde seitdem nicht geprüft.',
  'health.verdict.untested': () =>
    'Nicht geprüft, und aus der letzten Stunde wurde kein Fehler von Codex gefunden.',
  'health.log-unreadable': () =>
    'Das eigene Log von Codex war nicht lesbar, es ist also nicht bekannt, ob seine Exporte fehlschlugen.',
};
