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
    'The proxy in {1} did not take a connection in time: {2}',
    'Der Proxy in {1} hat nicht rechtzeitig eine Verbindung angenommen: {2}',
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
  [
    'The endpoint is not a complete http or https URL: write it in full.',
    'Der Endpunkt ist keine vollständige http- oder https-URL: Schreib ihn ganz aus.',
  ],
  [
    'The header {1} holds characters that HTTP does not allow: correct its name or value.',
    'Der Header {1} enthält Zeichen, die HTTP nicht zulässt: Berichtige seinen Namen oder Wert.',
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
