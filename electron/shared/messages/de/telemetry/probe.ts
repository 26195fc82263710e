import type { probe as english } from '../../en/telemetry/probe.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';
import { signalName } from '../signal-name.ts';

export const probe: Translation<typeof english> = {
  'probe.dns': ({ host }) =>
    `Der Name ${host} ist nicht bekannt: Berichtige den Host im Endpunkt, oder verbinde dich mit dem Netz, das ihn kennt.`,
  'probe.dns-unnamed': () =>
    'Der Name im Endpunkt ist nicht bekannt: Berichtige den Host im Endpunkt, oder verbinde dich mit dem Netz, das ihn kennt.',
  'probe.closed-port': ({ host }) =>
    `Niemand lauscht unter ${host}: Starte den Collector, oder berichtige Host und Port.`,
  'probe.unreachable': ({ host }) => `${host} ist von hier nicht zu erreichen: Prüfe Netz, VPN und Firewall.`,
  'probe.no-connection': ({ host, wait }) =>
    `${host} hat binnen ${wait} keine Verbindung angenommen: Prüfe Host, Port und Firewall.`,
  'probe.no-answer': ({ host, wait }) =>
    `${host} hat die Verbindung angenommen und binnen ${wait} nicht geantwortet: Starte den Collector neu oder entlaste ihn, denn codex exec wartet beim Beenden auf ihn.`,
  'probe.closed-in-answer': ({ host }) =>
    `${host} hat die Verbindung mitten in der Antwort geschlossen: Sieh ins Log des Collectors.`,
  'probe.closed-without-answer': ({ host }) =>
    `${host} hat die Verbindung ohne Antwort geschlossen: Sieh ins Log des Collectors.`,
  'probe.no-tunnel': ({ host }) => `Der Proxy führt nicht zu ${host}: Prüfe, was er zulässt.`,
  'probe.proxy-credentials': ({ host }) =>
    `Der Proxy vor ${host} verlangt Zugangsdaten: Schreib sie in seine Adresse.`,
  'probe.proxy.dns': ({ variable, remedy }) =>
    `Der Name des Proxys in ${variable} ist nicht bekannt: ${remedy}`,
  'probe.proxy.refused': ({ variable, remedy }) =>
    `Der Proxy in ${variable} ist nicht zu erreichen: ${remedy}`,
  'probe.proxy.timeout': ({ variable, waited, remedy }) =>
    `Der Proxy in ${variable} hat binnen ${waited} keine Verbindung angenommen: ${remedy}`,
  'probe.proxy.credentials': ({ variable }) =>
    `Der Proxy in ${variable} verlangt Zugangsdaten: Schreib sie in ${variable}.`,
  'probe.proxy.no-tunnel': ({ variable, remedy }) =>
    `Der Proxy in ${variable} führt nicht dorthin: ${remedy}`,
  'probe.proxy.remedy': ({ variable }) => `berichtige ${variable}, oder nenne den Collector in NO_PROXY.`,
  'probe.tls.self-signed': ({ host }) =>
    `Das Zertifikat von ${host} ist selbst unterschrieben: Nenne es in tls.ca-certificate, oder gib dem Collector eines von einer bekannten CA.`,
  'probe.tls.unknown-issuer': ({ host }) =>
    `Das Zertifikat von ${host} stammt von einer CA, die hier nicht bekannt ist: Nenne deren Datei in tls.ca-certificate.`,
  'probe.tls.expired': ({ host }) =>
    `Das Zertifikat von ${host} ist abgelaufen: Erneuere es auf dem Collector.`,
  'probe.tls.not-yet-valid': ({ host }) =>
    `Das Zertifikat von ${host} ist noch nicht gültig: Prüfe die Uhren beider Rechner.`,
  'probe.tls.host-name': ({ host }) =>
    `Das Zertifikat von ${host} gilt für einen anderen Namen: Nimm im Endpunkt den Namen, auf den es ausgestellt ist.`,
  'probe.tls.client-certificate-refused': ({ host }) =>
    `${host} nimmt das Client-Zertifikat nicht an: Prüfe tls.client-certificate und wann es abläuft.`,
  'probe.tls.client-certificate-wanted': ({ host }) =>
    `${host} verlangt ein Client-Zertifikat: Setze tls.client-certificate und tls.client-private-key.`,
  'probe.tls.not-tls': ({ host }) =>
    `${host} spricht an diesem Port kein TLS: Schreib http:// in den Endpunkt, oder nimm den TLS-Port des Collectors.`,
  'probe.tls.plain': ({ host }) => `${host} spricht an diesem Port TLS: Schreib https:// in den Endpunkt.`,
  'probe.tls.other': ({ host }) =>
    `Der TLS-Handshake mit ${host} schlug fehl: Prüfe, welche TLS-Versionen der Collector annimmt.`,
  'probe.speaks-http': ({ host, path }) =>
    `${host} spricht HTTP und nicht gRPC: Nimm otlp-http mit dem Pfad /v1/${path} oder den gRPC-Port des Collectors, meist 4317.`,
  'probe.speaks-grpc': ({ host }) =>
    `${host} spricht gRPC und nicht HTTP: Nimm otlp-grpc oder den HTTP-Port des Collectors, meist 4318.`,
  'probe.speaks-other': ({ host }) =>
    `${host} antwortet weder in HTTP noch in gRPC: Berichtige den Port im Endpunkt.`,
  'probe.endpoint.not-a-uri': () =>
    'Der Endpunkt ist keine URL, also startet der App-Server nicht: Schreib ihn ganz aus.',
  'probe.endpoint.host': () =>
    'Der Endpunkt nennt keinen gültigen Host, also startet der App-Server nicht: Berichtige ihn.',
  'probe.endpoint.ipv6': () =>
    'Über gRPC nimmt Codex keine IPv6-Adresse, also startet der App-Server nicht: Nimm einen Namen.',
  'probe.endpoint.no-scheme': () =>
    'Der Endpunkt beginnt ohne http:// oder https://, also wird nichts gesendet: Schreib ihn ganz aus.',
  'probe.endpoint.scheme': () =>
    'Der Endpunkt beginnt weder mit http:// noch mit https://, also wird nichts gesendet: Berichtige ihn.',
  'probe.endpoint.no-host': () =>
    'Der Endpunkt nennt keinen gültigen Host und Port, also wird nichts gesendet: Berichtige ihn.',
  'probe.unusable.header': ({ header }) => `HTTP/2 überträgt den Header ${header} so nicht: Entferne ihn.`,
  'probe.unusable.length': ({ header }) =>
    `Der Header ${header} lässt Codex seine Exporte kürzen oder zurückhalten: Entferne ihn.`,
  'probe.unusable.tls-file': ({ file }) =>
    `Die Datei ${file} lässt sich nicht als PEM lesen: Berichtige ihren Pfad oder Inhalt.`,
  'probe.unusable.tls-pair': ({ file }) =>
    `Die Datei ${file} steht allein: Setze tls.client-certificate und tls.client-private-key gemeinsam.`,
  'probe.answered': ({ answer, advice }) => `Der Collector antwortete ${answer}: ${advice}`,
  'probe.says': ({ sentence, message }) => `${sentence} Er sagt: ${message}`,
  'probe.redirected-there': ({ sentence }) => `Der Endpunkt leitet dorthin weiter. ${sentence}`,
  'probe.redirected-to': ({ to, sentence }) => `Der Endpunkt leitet weiter an ${to}. ${sentence}`,
  'probe.redirect.withheld': ({ to, headers }) =>
    `Der Endpunkt leitet weiter an ${to}, und Codex nimmt ${listOf(headers, 'und')} zu keinem anderen Host mit: Schreib diese Adresse in den Endpunkt.`,
  'probe.redirect.endless': ({ most, to, signal }) =>
    `Der Endpunkt leitet mehr als ${most}-mal weiter, zuletzt an ${to}: Berichtige den Endpunkt für ${signalName(signal)}.`,
  'probe.redirect.not-posted': ({ to, signal }) =>
    `Der Endpunkt leitet weiter an ${to}, wohin nichts gesendet wird: Berichtige den Endpunkt für ${signalName(signal)}.`,
  'probe.redirect.not-followed': ({ status, to, signal }) =>
    `Der Collector antwortete ${status} und verweist auf ${to}, dem Codex nicht folgt: Berichtige den Endpunkt für ${signalName(signal)}.`,
  'probe.redirect.not-followed-elsewhere': ({ status, signal }) =>
    `Der Collector antwortete ${status} und verweist woandershin, was Codex nicht mitmacht: Berichtige den Endpunkt für ${signalName(signal)}.`,
  'probe.accepted': ({ signal }) =>
    `Der Collector hat einen leeren Export angenommen (${signalName(signal)}).`,
  'probe.accepted-with-warning': ({ signal }) =>
    `Der Collector hat einen leeren Export mit einer Warnung angenommen (${signalName(signal)}).`,
  'probe.accepted-slowly': ({ signal, seconds }) =>
    `Der Collector hat einen leeren Export angenommen (${signalName(signal)}), brauchte aber ${seconds.toFixed(1).replace('.', ',')} s: codex exec wartet beim Beenden darauf, also hol den Collector näher heran oder entlaste ihn.`,
  'probe.partial': ({ answer }) =>
    `Der Collector antwortete ${answer} und wies Einträge zurück: Sieh in seinem Log nach, was er fallen lässt.`,
  'probe.foreign-grpc': ({ host }) =>
    `${host} hat geantwortet, aber nicht wie ein OTLP-Empfänger: Prüfe, ob der Port der des Collectors ist.`,
  'probe.foreign-http': ({ host, status, signal }) =>
    `${host} antwortete ${status}, aber nicht wie ein OTLP-Empfänger: Prüfe, ob der Endpunkt die URL des Collectors für ${signalName(signal)} ist.`,
  'probe.invalid-argument': ({ answer }) =>
    `Der Collector antwortete ${answer} auf einen leeren Export: Er ist da, aber ob er Einträge annimmt, ist nicht bekannt; sieh ins Log des Collectors.`,
  'probe.advice.no-service': ({ signal }) =>
    `Er hat keinen OTLP-Dienst für ${signalName(signal)}; schalte ihn im Collector ein.`,
  'probe.advice.full': ({ wait }) =>
    `Er nimmt vorerst nicht mehr an; ${wait} oder erhöhe die Grenze des Collectors.`,
  'probe.advice.too-slow': () => 'Er war zu langsam; starte den Collector neu oder entlaste ihn.',
  'probe.advice.overloaded': ({ wait }) =>
    `Er ist überlastet oder startet; ${wait} oder gib ihm mehr Kapazität.`,
  'probe.advice.overloaded-wait': () => 'Er ist überlastet oder startet; warte, oder gib ihm mehr Kapazität.',
  'probe.advice.failed-inside': () => 'In ihm trat ein Fehler auf; sieh ins Log des Collectors.',
  'probe.advice.refuses': () => 'Er lehnt den Export ab; sieh ins Log des Collectors.',
  'probe.advice.wrong-credential': ({ header }) => `${header} ist falsch oder abgelaufen.`,
  'probe.advice.may-not-write': ({ header }) =>
    `${header} ist bekannt, darf hier aber nicht schreiben; gib das Recht dazu.`,
  'probe.advice.sender-may-not-write': ({ sender }) =>
    `${sender} darf hier nicht schreiben; gib das Recht dazu.`,
  'probe.advice.no-credentials': () =>
    'Er verlangt Zugangsdaten, und kein Header ist gesetzt; setze headers im Exporter.',
  'probe.advice.header-left-out': ({ headers }) =>
    `Er verlangt Zugangsdaten, und Codex lässt ${listOf(headers, 'und')} weg, weil HTTP es so nicht zulässt.`,
  'probe.advice.proxy-credentials': () => 'Ein Proxy dazwischen verlangt Zugangsdaten.',
  'probe.advice.client-certificate': () =>
    'Er nimmt das Client-Zertifikat nicht an, und kein Header ist gesetzt; setze den, den er verlangt.',
  'probe.advice.no-path': ({ path }) =>
    `Der Endpunkt hat keinen Pfad, und Codex fügt keinen an; lass ihn auf /v1/${path} enden.`,
  'probe.advice.not-taken-at': ({ at, path }) =>
    `Unter ${at} wird nichts angenommen; die meisten Collectoren wollen /v1/${path}.`,
  'probe.advice.nothing-at': ({ at, path }) =>
    `Unter ${at} gibt es nichts; die meisten Collectoren wollen /v1/${path}.`,
  'probe.advice.form': ({ form, remedy }) => `Er nimmt ${form} nicht an; ${remedy}`,
  'probe.advice.set-protocol': ({ protocol }) => `setze protocol = "${protocol}".`,
  'probe.advice.http-version': () =>
    'Er will eine andere Version von HTTP; nimm otlp-grpc oder seinen HTTP-Port.',
  'probe.advice.proxy-does-not-reach': () =>
    'Ein Proxy erreicht den Collector hinter sich nicht; prüfe, ob er läuft.',
  'probe.wait': () => 'warte',
  'probe.wait-as-asked': ({ time }) => `warte ${time}, wie er bittet,`,
  'probe.header': ({ name }) => `der Header ${name}`,
  'probe.headers': ({ names }) => `einer der Header ${listOf(names, 'oder')}`,
  'probe.no-header': () => 'ein Absender ohne Header',
  'probe.host': ({ name }) => `${name}`,
  'probe.the-collector': () => 'der Collector',
};
