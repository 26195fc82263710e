import type { SentencePair } from '../translate.ts';

/** What Codex makes of exporters: endpoints, headers, the command that gives them, files of TLS. */
export const exports: readonly SentencePair[] = [
  ['the collector of the environment', 'der Collector der Umgebung'],
  [
    'The IDE, the desktop app and the daemon of the TUI need it. codex exec goes on without exporting anything.',
    'Die IDE, die Desktop-App und der Daemon der TUI brauchen ihn. codex exec läuft weiter und exportiert nichts.',
  ],
  [
    '{1} is invalid, so Codex does not start and exports nothing.',
    '{1} ist ungültig, also startet Codex nicht und exportiert nichts.',
  ],
  [
    '{1} is invalid, so what your files say of OpenTelemetry does not count.',
    '{1} ist ungültig, also zählt nicht, was deine Dateien zu OpenTelemetry sagen.',
  ],
  [
    '{1} is invalid, so no exporter of your own files is in force.',
    '{1} ist ungültig, also gilt kein Exporter deiner eigenen Dateien.',
  ],
  [
    '{1} The IDE and the desktop app export as the rest says, and the TUI and codex exec do not start.',
    '{1} Die IDE und die Desktop-App exportieren nach dem, was sonst gilt, und die TUI und codex exec starten nicht.',
  ],
  [
    'The {1} endpoint is empty, so Codex sends to the one of its environment.',
    'Der Endpunkt für {1} ist leer, also sendet Codex an den seiner Umgebung.',
  ],
  [
    'That is OTEL_EXPORTER_OTLP_ENDPOINT where it is set, else a collector on this machine.',
    'Das ist OTEL_EXPORTER_OTLP_ENDPOINT, wo es gesetzt ist, sonst ein Collector auf diesem Rechner.',
  ],
  [
    'Write it in full, such as https://collector.example.com/v1/{1}.',
    'Schreib ihn ganz aus, etwa https://collector.example.com/v1/{1}.',
  ],
  [
    'Write it in full, such as https://collector.example.com:4317.',
    'Schreib ihn ganz aus, etwa https://collector.example.com:4317.',
  ],
  ['Over gRPC any scheme but https is plain.', 'Über gRPC ist jedes Schema außer https unverschlüsselt.'],
  ['is no URL', 'ist keine URL'],
  ['names no valid host', 'nennt keinen gültigen Host'],
  [
    'is an IPv6 address, which Codex does not take over gRPC',
    'ist eine IPv6-Adresse, die Codex über gRPC nicht nimmt',
  ],
  ['has no http:// or https:// before it', 'beginnt ohne http:// oder https://'],
  ['begins with neither http:// nor https://', 'beginnt weder mit http:// noch mit https://'],
  ['names no valid host and port', 'nennt keinen gültigen Host und Port'],
  [
    'The {1} endpoint {2}, so the app-server does not start.',
    'Der Endpunkt für {1} {2}, also startet der App-Server nicht.',
  ],
  ['The {1} endpoint {2}, so nothing arrives.', 'Der Endpunkt für {1} {2}, also kommt nichts an.'],
  [
    'Codex starts, and each export fails before it is sent.',
    'Codex startet, und jeder Export scheitert vor dem Senden.',
  ],
  ['No log exporter sends anything for now.', 'Kein Exporter für Logs sendet vorerst etwas.'],
  [
    'Its headers come from a command that Codex runs and Glance does not, so no probe can ask as Codex would.',
    'Die Header kommen von einem Befehl, den Codex ausführt und Glance nicht, also kann keine Prüfung wie Codex fragen.',
  ],
  ['it ended with the status {1}', 'er endete mit dem Status {1}'],
  ['it was ended by the signal {1}', 'er wurde durch das Signal {1} beendet'],
  ['it took longer than {1} s', 'er brauchte länger als {1} s'],
  ['it printed more than {1} KB', 'er gab mehr als {1} KB aus'],
  ['it printed no JSON object of texts', 'er gab kein JSON-Objekt aus Texten aus'],
  ['it named a header twice', 'er nannte einen Header zweimal'],
  ['it gave a header that HTTP does not allow', 'er gab einen Header, den HTTP nicht zulässt'],
  ['it printed something else than text', 'er gab etwas anderes als Text aus'],
  ['it could not be started', 'er ließ sich nicht starten'],
  ['Codex did not say why', 'Codex hat nicht gesagt, warum'],
  [
    'The command in otel.headers_helper failed, so nothing is exported: {1}.',
    'Der Befehl in otel.headers_helper schlug fehl, also wird nichts exportiert: {1}.',
  ],
  [
    'Nothing is exported, because the command that gives the headers failed within the hour.',
    'Nichts wird exportiert, weil der Befehl, der die Header gibt, in der letzten Stunde fehlschlug.',
  ],
  [
    'Codex itself failed to export within the hour.',
    'Codex selbst konnte in der letzten Stunde nicht exportieren.',
  ],
  [
    'The {1} endpoint holds a user or a password.',
    'Der Endpunkt für {1} enthält einen Benutzer oder ein Passwort.',
  ],
  [
    'Codex makes a header authorization of it. Addresses end up in logs, messages and copies of the file.',
    'Codex macht daraus einen Header authorization. Adressen geraten in Protokolle, Nachrichten und Kopien der Datei.',
  ],
  [
    'Over gRPC Codex sends it as a part of the address, which proxies and collectors write down.',
    'Über gRPC sendet Codex es als Teil der Adresse, die Proxys und Collectoren aufschreiben.',
  ],
  [
    'Take it out, and set OTEL_EXPORTER_OTLP_{1}_HEADERS where Codex starts.',
    'Nimm es heraus, und setze OTEL_EXPORTER_OTLP_{1}_HEADERS dort, wo Codex startet.',
  ],
  [
    'Codex leaves out the {1} header {2}, because HTTP does not allow it as it is set.',
    'Codex lässt einen Header für {1} weg, {2}, weil HTTP ihn so nicht zulässt.',
  ],
  [
    'The other headers are sent. Names are ASCII without blanks, and values have no line breaks.',
    'Die anderen Header werden gesendet. Namen sind ASCII ohne Leerzeichen, und Werte haben keine Zeilenumbrüche.',
  ],
  ['Correct its name or its value.', 'Berichtige seinen Namen oder seinen Wert.'],
  [
    'Which value Codex sends for the {1} header {2} changes with each run.',
    'Welchen Wert Codex für einen Header von {1} sendet, {2}, wechselt mit jedem Lauf.',
  ],
  [
    'It is set in more than one spelling, or beside one that Codex sets itself, and they are one header.',
    'Er steht in mehreren Schreibweisen da, oder neben einem, den Codex selbst setzt, und sie sind ein Header.',
  ],
  ['Write it as User-Agent.', 'Schreib ihn als User-Agent.'],
  ['Keep one of them.', 'Behalte einen davon.'],
  [
    'The {1} header {2} makes Codex send exports that no collector can read.',
    'Ein Header für {1}, {2}, lässt Codex Exporte senden, die kein Collector lesen kann.',
  ],
  [
    'Codex sends it as it is set, and it describes the message that is sent.',
    'Codex sendet ihn, wie er dasteht, und er beschreibt die gesendete Nachricht.',
  ],
  ['Remove it.', 'Entferne ihn.'],
  [
    'The {1} header {2} takes the place of the one that Codex sets itself.',
    'Ein Header für {1}, {2}, ersetzt den, den Codex selbst setzt.',
  ],
  [
    'Collectors tell by it whether JSON or protobuf is sent.',
    'Collectoren erkennen daran, ob JSON oder protobuf gesendet wird.',
  ],
  ['Remove it, and choose by protocol.', 'Entferne ihn, und wähle mit protocol.'],
  ['without a name', 'ohne Namen'],
  [
    'otel.headers_helper names no command, so the app-server does not start.',
    'otel.headers_helper nennt keinen Befehl, also startet der App-Server nicht.',
  ],
  ['Name the command, or remove the key.', 'Nenne den Befehl, oder entferne den Schlüssel.'],
  [
    'The {1} go over gRPC, for which Codex does not ask otel.headers_helper.',
    'Über gRPC gehen {1}, und dafür fragt Codex otel.headers_helper nicht.',
  ],
  [
    'They are sent with the headers of the configuration and of the environment alone.',
    'Sie werden allein mit den Headern der Konfiguration und der Umgebung gesendet.',
  ],
  [
    'Use otlp-http for the {1}, or set their headers.',
    'Nimm otlp-http für {1}, oder setze die Header dafür.',
  ],
  ['It should be at {1}. {2}', 'Sie sollte hier liegen: {1}. {2}'],
  [
    'The {1} have a client certificate without its key, or a key alone, so the app-server does not start.',
    'Für {1} ist ein Client-Zertifikat ohne Schlüssel oder ein Schlüssel allein gesetzt, also startet der App-Server nicht.',
  ],
  [
    'Set both client-certificate and client-private-key, or neither.',
    'Setze client-certificate und client-private-key gemeinsam oder keines von beiden.',
  ],
  [
    'A TLS file of the {1} is no PEM that Codex can use, so the app-server does not start.',
    'Eine TLS-Datei für {1} ist kein PEM, das Codex benutzen kann, also startet der App-Server nicht.',
  ],
  ['It is {1}. {2}', 'Es ist {1}. {2}'],
  [
    'Put the right file there, correct the path, or remove the setting.',
    'Lege die richtige Datei dorthin, berichtige den Pfad, oder entferne die Einstellung.',
  ],
];
