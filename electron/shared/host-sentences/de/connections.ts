import type { SentencePair } from '../translate.ts';

/** What a probe met on its way to the collector. */
export const connections: readonly SentencePair[] = [
  [
    'The name {1} is not known: correct the host in the endpoint, or connect to the network that knows it.',
    'Der Name {1} ist nicht bekannt: Berichtige den Host im Endpunkt, oder verbinde dich mit dem Netz, das ihn kennt.',
  ],
  [
    'Nothing listens at {1}: start the collector, or correct the host and port.',
    'Niemand lauscht unter {1}: Starte den Collector, oder berichtige Host und Port.',
  ],
  [
    '{1} cannot be reached from here: check the network, the VPN and the firewall.',
    '{1} ist von hier nicht zu erreichen: Prüfe Netz, VPN und Firewall.',
  ],
  [
    '{1} did not take a connection within {2}: check the host, the port and the firewall.',
    '{1} hat binnen {2} keine Verbindung angenommen: Prüfe Host, Port und Firewall.',
  ],
  [
    '{1} took the connection and did not answer within {2}: restart or unload the collector, because codex exec waits for it at exit.',
    '{1} hat die Verbindung angenommen und binnen {2} nicht geantwortet: Starte den Collector neu oder entlaste ihn, denn codex exec wartet beim Beenden auf ihn.',
  ],
  [
    "{1} closed the connection in the middle of its answer: look into the collector's log.",
    '{1} hat die Verbindung mitten in der Antwort geschlossen: Sieh ins Protokoll des Collectors.',
  ],
  [
    "{1} closed the connection without an answer: look into the collector's log.",
    '{1} hat die Verbindung ohne Antwort geschlossen: Sieh ins Protokoll des Collectors.',
  ],
  [
    'The proxy does not lead to {1}: check what it allows.',
    'Der Proxy führt nicht zu {1}: Prüfe, was er zulässt.',
  ],
  [
    'correct {1}, or name the collector in NO_PROXY.',
    'berichtige {1}, oder nenne den Collector in NO_PROXY.',
  ],
  ['The name of the proxy in {1} is not known: {2}', 'Der Name des Proxys in {1} ist nicht bekannt: {2}'],
  ['The proxy in {1} cannot be reached: {2}', 'Der Proxy in {1} ist nicht zu erreichen: {2}'],
  [
    'The proxy in {1} did not take a connection within {2}: {3}',
    'Der Proxy in {1} hat binnen {2} keine Verbindung angenommen: {3}',
  ],
  ['The proxy in {1} does not lead there: {2}', 'Der Proxy in {1} führt nicht dorthin: {2}'],
  [
    'The certificate of {1} is self-signed: name it in tls.ca-certificate, or give the collector one from a known CA.',
    'Das Zertifikat von {1} ist selbst unterschrieben: Nenne es in tls.ca-certificate, oder gib dem Collector eines von einer bekannten CA.',
  ],
  [
    "The certificate of {1} comes from a CA that is not known here: name that CA's file in tls.ca-certificate.",
    'Das Zertifikat von {1} stammt von einer CA, die hier nicht bekannt ist: Nenne deren Datei in tls.ca-certificate.',
  ],
  [
    'The certificate of {1} has expired: renew it on the collector.',
    'Das Zertifikat von {1} ist abgelaufen: Erneuere es auf dem Collector.',
  ],
  [
    'The certificate of {1} is not valid yet: check the clocks of both machines.',
    'Das Zertifikat von {1} ist noch nicht gültig: Prüfe die Uhren beider Rechner.',
  ],
  [
    'The certificate of {1} is for another name: use the name that it is made out to in the endpoint.',
    'Das Zertifikat von {1} gilt für einen anderen Namen: Nimm im Endpunkt den Namen, auf den es ausgestellt ist.',
  ],
  [
    '{1} does not take the client certificate: check tls.client-certificate and when it expires.',
    '{1} nimmt das Client-Zertifikat nicht an: Prüfe tls.client-certificate und wann es abläuft.',
  ],
  [
    '{1} asks for a client certificate: set tls.client-certificate and tls.client-private-key.',
    '{1} verlangt ein Client-Zertifikat: Setze tls.client-certificate und tls.client-private-key.',
  ],
  [
    "{1} does not speak TLS at this port: write http:// in the endpoint, or use the collector's TLS port.",
    '{1} spricht an diesem Port kein TLS: Schreib http:// in den Endpunkt, oder nimm den TLS-Port des Collectors.',
  ],
  [
    '{1} speaks TLS at this port: write https:// in the endpoint.',
    '{1} spricht an diesem Port TLS: Schreib https:// in den Endpunkt.',
  ],
  [
    'The TLS handshake with {1} failed: check which TLS versions the collector takes.',
    'Der TLS-Handshake mit {1} schlug fehl: Prüfe, welche TLS-Versionen der Collector annimmt.',
  ],
  [
    "{1} speaks HTTP and not gRPC: use otlp-http with the path /v1/{2}, or the collector's gRPC port, mostly 4317.",
    '{1} spricht HTTP und nicht gRPC: Nimm otlp-http mit dem Pfad /v1/{2} oder den gRPC-Port des Collectors, meist 4317.',
  ],
  [
    "{1} speaks gRPC and not HTTP: use otlp-grpc, or the collector's HTTP port, mostly 4318.",
    '{1} spricht gRPC und nicht HTTP: Nimm otlp-grpc oder den HTTP-Port des Collectors, meist 4318.',
  ],
  [
    '{1} answers in neither HTTP nor gRPC: correct the port in the endpoint.',
    '{1} antwortet weder in HTTP noch in gRPC: Berichtige den Port im Endpunkt.',
  ],
  ['in the endpoint', 'im Endpunkt'],
  [
    'The proxy before {1} wants credentials: write them into its address.',
    'Der Proxy vor {1} verlangt Zugangsdaten: Schreib sie in seine Adresse.',
  ],
  [
    'The proxy in {1} wants credentials: write them into {2}.',
    'Der Proxy in {1} verlangt Zugangsdaten: Schreib sie in {2}.',
  ],
  [
    'The endpoint is no URL, so the app-server does not start: write it in full.',
    'Der Endpunkt ist keine URL, also startet der App-Server nicht: Schreib ihn ganz aus.',
  ],
  [
    'The endpoint names no valid host, so the app-server does not start: correct it.',
    'Der Endpunkt nennt keinen gültigen Host, also startet der App-Server nicht: Berichtige ihn.',
  ],
  [
    'Over gRPC Codex takes no IPv6 address, so the app-server does not start: use a name.',
    'Über gRPC nimmt Codex keine IPv6-Adresse, also startet der App-Server nicht: Nimm einen Namen.',
  ],
  [
    'The endpoint has no http:// or https:// before it, so nothing is sent: write it in full.',
    'Der Endpunkt beginnt ohne http:// oder https://, also wird nichts gesendet: Schreib ihn ganz aus.',
  ],
  [
    'The endpoint begins with neither http:// nor https://, so nothing is sent: correct it.',
    'Der Endpunkt beginnt weder mit http:// noch mit https://, also wird nichts gesendet: Berichtige ihn.',
  ],
  [
    'The endpoint names no valid host and port, so nothing is sent: correct it.',
    'Der Endpunkt nennt keinen gültigen Host und Port, also wird nichts gesendet: Berichtige ihn.',
  ],
  [
    'HTTP/2 does not carry the header {1} as it is set: remove it.',
    'HTTP/2 überträgt den Header {1} so nicht: Entferne ihn.',
  ],
  [
    'The header {1} makes Codex cut its exports or hold them back: remove it.',
    'Der Header {1} lässt Codex seine Exporte kürzen oder zurückhalten: Entferne ihn.',
  ],
  ['The endpoint redirects there. {1}', 'Der Endpunkt leitet dorthin weiter. {1}'],
  ['The endpoint redirects to {1}. {2}', 'Der Endpunkt leitet weiter an {1}. {2}'],
  [
    'The endpoint redirects to {1}, and Codex takes {2} to no other host: write that address in the endpoint.',
    'Der Endpunkt leitet weiter an {1}, und Codex nimmt {2} zu keinem anderen Host mit: Schreib diese Adresse in den Endpunkt.',
  ],
  [
    'The endpoint redirects more than {1} times, at last to {2}: correct the {3} endpoint.',
    'Der Endpunkt leitet mehr als {1}-mal weiter, zuletzt an {2}: Berichtige den Endpunkt für {3}.',
  ],
  [
    'The endpoint redirects to {1}, where nothing is posted to: correct the {2} endpoint.',
    'Der Endpunkt leitet weiter an {1}, wohin nichts gesendet wird: Berichtige den Endpunkt für {2}.',
  ],
  [
    'The file {1} cannot be read as PEM: correct its path or content.',
    'Die Datei {1} lässt sich nicht als PEM lesen: Berichtige ihren Pfad oder Inhalt.',
  ],
  [
    'The file {1} stands alone: set both tls.client-certificate and tls.client-private-key.',
    'Die Datei {1} steht allein: Setze tls.client-certificate und tls.client-private-key gemeinsam.',
  ],
  [
    'The collector took an empty export of {1}, but needed {2} s: codex exec waits for it at exit, so bring the collector closer or unload it.',
    'Der Collector hat einen leeren Export angenommen ({1}), brauchte aber {2} s: codex exec wartet beim Beenden darauf, also hol den Collector näher heran oder entlaste ihn.',
  ],
];
