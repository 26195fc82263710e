import type { risk as english } from '../../en/telemetry/risk.ts';
import type { Translation } from '../../message.ts';
import { signalName } from '../signal-name.ts';

export const risk: Translation<typeof english> = {
  'risk.answers-logged': () =>
    'Die endgültigen Antworten des Agenten stehen in den exportierten Logs, bis zu 64 KB jede.',
  'risk.assessments-logged': () =>
    'Die Einschätzungen des Wächters stehen in den exportierten Logs, mit dem, was er zu jeder Handlung sagt.',
  'risk.tool-content': ({ host }) =>
    `Argumente und Ausgaben von Werkzeugen gehen mit den Logs an ${host ?? 'den Collector der Umgebung'}.`,
  'risk.tool-content.why': () =>
    'Codex schreibt sie in codex.tool_result, was immer otel.log_user_prompt sagt.',
  'risk.tool-content.remedy': () =>
    'Lass den Collector die Attribute arguments und output entfernen, oder setze otel.exporter auf „none“.',
  'risk.account-identity': ({ host }) =>
    `Deine E-Mail und Kontokennung gehen mit jedem Log-Eintrag an ${host ?? 'den Collector der Umgebung'}.`,
  'risk.account-identity.why': () =>
    'Codex fügt user.email und user.account_id jedem Eintrag bei Anmeldung mit ChatGPT hinzu.',
  'risk.account-identity.remedy': () =>
    'Lass den Collector beide Attribute entfernen, wo sie nicht gewollt sind.',
  'risk.can-read': ({ host }) => `Wer ${host ?? 'den Collector der Umgebung'} betreibt, kann sie lesen.`,
  'risk.set-to-false': ({ key }) => `Setze otel.${key} auf false.`,
  'risk.endpoint-credentials': ({ signal }) =>
    `Der Endpunkt für ${signalName(signal)} enthält einen Benutzer oder ein Passwort.`,
  'risk.endpoint-credentials.http': () =>
    'Codex macht daraus einen Header authorization. Adressen geraten in Logs, Nachrichten und Kopien der Datei.',
  'risk.endpoint-credentials.grpc': () =>
    'Über gRPC sendet Codex es als Teil der Adresse, die Proxys und Collectoren aufschreiben.',
  'risk.endpoint-credentials.remedy': ({ signal }) =>
    `Nimm es heraus, und setze OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS dort, wo Codex startet.`,
  'risk.environment.own': () =>
    'Gesetzt in der Umgebung, in der Glance läuft; Codex läuft vielleicht in einer anderen.',
  'risk.environment.stops-all': ({ name }) => `${name} hält alle Telemetrie von Codex an.`,
  'risk.environment.stops-all.why': ({ own }) =>
    `Codex kann damit seine Exporter nicht bauen und läuft ohne sie weiter. ${own}`,
  'risk.environment.unset': () => 'Entferne die Variable.',
  'risk.environment.ignored-switch': ({ name }) => `Codex übergeht ${name}, es schaltet also nichts ab.`,
  'risk.all-exporters-none': () =>
    'Setze otel.exporter, otel.trace_exporter und otel.metrics_exporter auf „none“.',
  'risk.environment.ignored': ({ name }) => `Codex übergeht ${name}.`,
  'risk.environment.endpoint-remedy': () => 'Schreib den Endpunkt in [otel] der config.toml.',
  'risk.environment.attributes-remedy': () =>
    'Entferne sie, oder setze stattdessen otel.environment oder span_attributes.',
  'risk.environment.headers': ({ name }) => `${name} fügt dem, was Codex exportiert, Header hinzu.`,
  'risk.environment.headers.why': ({ own }) =>
    `Sie gehen Headern desselben Namens in config.toml vor. ${own}`,
  'risk.header.dropped': ({ signal, name }) =>
    `Codex lässt einen Header für ${signalName(signal)} weg, ${name}, weil HTTP ihn so nicht zulässt.`,
  'risk.header.dropped.why': () =>
    'Die anderen Header werden gesendet. Namen sind ASCII ohne Leerzeichen, und Werte haben keine Zeilenumbrüche.',
  'risk.header.dropped.remedy': () => 'Berichtige seinen Namen oder seinen Wert.',
  'risk.header.twice': ({ signal, name }) =>
    `Welchen Wert Codex für einen Header von ${signalName(signal)} sendet, ${name}, wechselt mit jedem Lauf.`,
  'risk.header.twice.why': () =>
    'Er steht in mehreren Schreibweisen da, oder neben einem, den Codex selbst setzt, und sie sind ein Header.',
  'risk.header.user-agent-remedy': () => 'Schreib ihn als User-Agent.',
  'risk.header.twice.remedy': () => 'Behalte einen davon.',
  'risk.header.breaks': ({ signal, name }) =>
    `Ein Header für ${signalName(signal)}, ${name}, lässt Codex Exporte senden, die kein Collector lesen kann.`,
  'risk.header.breaks.why': () =>
    'Codex sendet ihn, wie er dasteht, und er beschreibt die gesendete Nachricht.',
  'risk.remove-it': () => 'Entferne ihn.',
  'risk.header.replaces': ({ signal, name }) =>
    `Ein Header für ${signalName(signal)}, ${name}, ersetzt den, den Codex selbst setzt.`,
  'risk.header.replaces.why': () => 'Collectoren erkennen daran, ob JSON oder protobuf gesendet wird.',
  'risk.header.replaces.remedy': () => 'Entferne ihn, und wähle mit protocol.',
  'risk.header.without-name': () => 'ohne Namen',
  'risk.header.name': ({ name }) => `${name}`,
  'risk.helper.empty': () => 'otel.headers_helper nennt keinen Befehl, also startet der App-Server nicht.',
  'risk.helper.empty.remedy': () => 'Nenne den Befehl, oder entferne den Schlüssel.',
  'risk.helper.not-asked': ({ signal }) =>
    `Über gRPC gehen ${signalName(signal)}, und dafür fragt Codex otel.headers_helper nicht.`,
  'risk.helper.not-asked.why': () =>
    'Sie werden allein mit den Headern der Konfiguration und der Umgebung gesendet.',
  'risk.helper.not-asked.remedy': ({ signal }) =>
    `Nimm otlp-http für ${signalName(signal)}, oder setze die Header dafür.`,
  'risk.secret.in-endpoint': ({ signal }) => `Zugangsdaten im Endpunkt für ${signalName(signal)}`,
  'risk.secret.in-header': ({ signal, header }) => `Header für ${signalName(signal)}: ${header}`,
  'risk.secret.elsewhere': ({ signal }) =>
    `Nimm sie aus der Datei, und setze OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS dort, wo Codex startet`,
  'risk.secret.tracked': ({ what }) => `In einer Datei, die ein Git-Repository verfolgt, steht: ${what}.`,
  'risk.secret.tracked.why': () =>
    'Wer das Repository hat, hat auch das, selbst wenn es aus der neuesten Version entfernt ist.',
  'risk.secret.tracked.remedy': ({ elsewhere }) => `${elsewhere}, und lass den Collector dann neue ausgeben.`,
  'risk.secret.readable': ({ what }) =>
    `In einer Datei, die andere Benutzer dieses Rechners lesen können, steht: ${what}.`,
  'risk.secret.readable.remedy': ({ file }) => `Mach die Datei zu deiner allein: chmod 600 ${file}`,
  'risk.silent': ({ host }) =>
    `${host ?? 'Der Collector'} antwortet nicht rechtzeitig, und codex exec wartet beim Beenden darauf.`,
  'risk.slow': ({ host }) =>
    `${host ?? 'Der Collector'} ist langsam, und codex exec wartet beim Beenden darauf.`,
  'risk.slow.why': () =>
    'Ein Collector, der Verbindungen annimmt und nie antwortet, ließ einen Lauf von 2 s 22 s dauern.',
  'risk.slow.remedy': ({ signal }) =>
    `Repariere den Collector, oder setze bis dahin den Exporter für ${signalName(signal)} auf „none“.`,
  'risk.tls.snake-case': ({ key, signal }) =>
    `Codex übergeht ${key} in den TLS-Einstellungen für ${signalName(signal)}.`,
  'risk.tls.snake-case.why': () =>
    'Diese Schlüssel werden mit Bindestrich geschrieben; andere werden stillschweigend übergangen.',
  'risk.tls.snake-case.remedy': ({ key }) => `Schreib ${key}.`,
  'risk.tls.missing-file': ({ key, signal }) =>
    `${key} für ${signalName(signal)} lässt sich nicht lesen, also startet der App-Server nicht.`,
  'risk.tls.missing-file.why': ({ file, stopped }) => `Sie sollte hier liegen: ${file}. ${stopped}`,
  'risk.tls.missing-file.remedy': () =>
    'Lege die Datei dorthin, berichtige den Pfad, oder entferne die Einstellung.',
  'risk.tls.pair': ({ signal }) =>
    `Für ${signalName(signal)} ist ein Client-Zertifikat ohne Schlüssel oder ein Schlüssel allein gesetzt, also startet der App-Server nicht.`,
  'risk.tls.pair.remedy': () =>
    'Setze client-certificate und client-private-key gemeinsam oder keines von beiden.',
  'risk.tls.not-pem': ({ signal }) =>
    `Eine TLS-Datei für ${signalName(signal)} ist kein PEM, das Codex benutzen kann, also startet der App-Server nicht.`,
  'risk.tls.not-pem.why': ({ file, stopped }) => `Es ist ${file}. ${stopped}`,
  'risk.tls.not-pem.remedy': () =>
    'Lege die richtige Datei dorthin, berichtige den Pfad, oder entferne die Einstellung.',
};
