import type { SentencePair } from '../translate.ts';

/** What the collector answered. */
export const answers: readonly SentencePair[] = [
  ['The collector answered {1}', 'Der Collector antwortete {1}'],
  [
    '{1}: it wants credentials and no header is set; set headers in the exporter.',
    '{1}: Er verlangt Zugangsdaten, und kein Header ist gesetzt; setze headers im Exporter.',
  ],
  ['{1}: {2} is wrong or expired.', '{1}: {2} ist falsch oder abgelaufen.'],
  [
    '{1}: {2} may not write here; give it the right to ingest.',
    '{1}: {2} darf hier nicht schreiben; gib das Recht dazu.',
  ],
  ['a sender without a header', 'ein Absender ohne Header'],
  ['{1} It says: {2}', '{1} Er sagt: {2}'],
  [
    'it wants credentials, and Codex leaves out {1}, because HTTP does not allow it as it is set.',
    'Er verlangt Zugangsdaten, und Codex lässt {1} weg, weil HTTP es so nicht zulässt.',
  ],
  [
    '{1}: it has no OTLP service for {2}; switch that on in the collector.',
    '{1}: Er hat keinen OTLP-Dienst für {2}; schalte ihn im Collector ein.',
  ],
  [
    "{1}: it takes no more for now; {2} or raise the collector's limit.",
    '{1}: Er nimmt vorerst nicht mehr an; {2} oder erhöhe die Grenze des Collectors.',
  ],
  [
    '{1}: it was too slow; restart or unload the collector.',
    '{1}: Er war zu langsam; starte den Collector neu oder entlaste ihn.',
  ],
  [
    "{1} to an empty export: it is there, but whether it takes records is not known; see the collector's log.",
    '{1} auf einen leeren Export: Er ist da, aber ob er Einträge annimmt, ist nicht bekannt; sieh ins Protokoll des Collectors.',
  ],
  [
    '{1}: it is overloaded or starting; {2} or give it more room.',
    '{1}: Er ist überlastet oder startet; {2} oder gib ihm mehr Raum.',
  ],
  [
    "{1}: it failed inside; see the collector's log.",
    '{1}: Er scheiterte im Inneren; sieh ins Protokoll des Collectors.',
  ],
  [
    "{1}: it refuses the export; see the collector's log.",
    '{1}: Er lehnt den Export ab; sieh ins Protokoll des Collectors.',
  ],
  ['The collector took an empty export of {1}.', 'Der Collector hat einen leeren Export angenommen ({1}).'],
  [
    'The collector took an empty export of {1} with a warning.',
    'Der Collector hat einen leeren Export mit einer Warnung angenommen ({1}).',
  ],
  [
    "The collector answered OK and rejected records: see the collector's log for what it drops.",
    'Der Collector antwortete OK und wies Einträge zurück: Sieh in seinem Protokoll nach, was er fallen lässt.',
  ],
  [
    "{1} answered, but not as an OTLP receiver does: check that the port is the collector's.",
    '{1} hat geantwortet, aber nicht wie ein OTLP-Empfänger: Prüfe, ob der Port der des Collectors ist.',
  ],
  ['wait {1}, as it asks,', 'warte {1}, wie er bittet,'],
  ['{1}: it does not take {2}; {3}', '{1}: Er nimmt {2} nicht an; {3}'],
  [
    '{1}: it wants another version of HTTP; use otlp-grpc or its HTTP port.',
    '{1}: Er will eine andere Version von HTTP; nimm otlp-grpc oder seinen HTTP-Port.',
  ],
  [
    "The collector answered {1} and rejected records: see the collector's log for what it drops.",
    'Der Collector antwortete {1} und wies Einträge zurück: Sieh in seinem Protokoll nach, was er fallen lässt.',
  ],
  [
    "{1} answered {2}, but not as an OTLP receiver does: check that the endpoint is the collector's {3} URL.",
    '{1} antwortete {2}, aber nicht wie ein OTLP-Empfänger: Prüfe, ob der Endpunkt die URL des Collectors für {3} ist.',
  ],
  [
    'The collector answered {1} and points {2}, which Codex does not follow: correct the {3} endpoint.',
    'Der Collector antwortete {1} und verweist {2}, dem Codex nicht folgt: Berichtige den Endpunkt für {3}.',
  ],
  ['a proxy in between wants credentials.', 'Ein Proxy dazwischen verlangt Zugangsdaten.'],
  [
    'it does not take the client certificate and no header is set; set the one that it asks for.',
    'Er nimmt das Client-Zertifikat nicht an, und kein Header ist gesetzt; setze den, den er verlangt.',
  ],
  [
    'it wants credentials and no header is set; set headers in the exporter.',
    'Er verlangt Zugangsdaten, und kein Header ist gesetzt; setze headers im Exporter.',
  ],
  ['{1} is wrong or expired.', '{1} ist falsch oder abgelaufen.'],
  [
    '{1} is known but may not write here; give it the right to ingest.',
    '{1} ist bekannt, darf hier aber nicht schreiben; gib das Recht dazu.',
  ],
  [
    'the endpoint has no path, and Codex adds none; end it with /v1/{1}.',
    'Der Endpunkt hat keinen Pfad, und Codex fügt keinen an; lass ihn auf /v1/{1} enden.',
  ],
  [
    'nothing is taken at {1}; most collectors want /v1/{2}.',
    'Unter {1} wird nichts angenommen; die meisten Collectoren wollen /v1/{2}.',
  ],
  [
    'there is nothing at {1}; most collectors want /v1/{2}.',
    'Unter {1} gibt es nichts; die meisten Collectoren wollen /v1/{2}.',
  ],
  ['set protocol = "{1}".', 'setze protocol = "{1}".'],
  [
    'a proxy does not reach the collector behind it; check that it runs.',
    'Ein Proxy erreicht den Collector hinter sich nicht; prüfe, ob er läuft.',
  ],
  [
    "it failed inside; see the collector's log.",
    'Er scheiterte im Inneren; sieh ins Protokoll des Collectors.',
  ],
  [
    'it is overloaded or starting; wait, or give it more room.',
    'Er ist überlastet oder startet; warte, oder gib ihm mehr Raum.',
  ],
  [
    'it is overloaded or starting; {1} or give it more room.',
    'Er ist überlastet oder startet; {1} oder gib ihm mehr Raum.',
  ],
  ['the header {1}', 'der Header {1}'],
  ['the headers {1}', 'einer der Header {1}'],
  ['to {1}', 'auf {1}'],
  ['elsewhere', 'woandershin'],
  ['{1}. Arguments and output of tools go along', '{1}. Argumente und Ausgaben von Werkzeugen gehen mit'],
  [
    '{1}. Arguments and output of tools go along, and the text of your prompts',
    '{1}. Argumente und Ausgaben von Werkzeugen gehen mit und der Text deiner Prompts',
  ],
  ['logs', 'Logs'],
  ['traces', 'Traces'],
  ['metrics', 'Metriken'],
  ['The collector answered {1}: {2}', 'Der Collector antwortete {1}: {2}'],
  ['Write {1}.', 'Schreib {1}.'],
  ['wait', 'warte'],
  ['logs header {1}', 'Header für Logs: {1}'],
  ['traces header {1}', 'Header für Traces: {1}'],
  ['metrics header {1}', 'Header für Metriken: {1}'],
];
