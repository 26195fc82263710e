import { capital } from '../../capital.ts';
import type { otel as english } from '../../en/telemetry/otel.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';
import { signalName } from '../signal-name.ts';

export const otel: Translation<typeof english> = {
  'otel.stopped': () =>
    'Die IDE, die Desktop-App und der Daemon der TUI brauchen ihn. codex exec läuft weiter und exportiert nichts.',
  'otel.invalid.refuses': ({ place }) =>
    `${capital(place)} ist ungültig, also startet Codex nicht und exportiert nichts.`,
  'otel.invalid': ({ place }) =>
    `${capital(place)} ist ungültig, also zählt nicht, was deine Dateien zu OpenTelemetry sagen.`,
  'otel.invalid.why': ({ reason }) =>
    `${reason} Die IDE und die Desktop-App exportieren nach dem, was sonst gilt, und die TUI und codex exec starten nicht.`,
  'otel.repair': () => 'Repariere sie und starte Codex neu.',
  'otel.two-kinds': ({ key }) => `\`${key}\` hat zwei Arten, was die ganze Konfiguration ungültig macht.`,
  'otel.two-kinds.place': ({ kinds, layer }) => `${listOf(kinds, 'und')} in: ${layer}`,
  'otel.two-kinds.where': ({ places, why }) => `${places.join(', ')}. ${why}`,
  'otel.statsig.logs': () => 'Log-Einträge gehen an die Metrik-Adresse von OpenAI.',
  'otel.statsig.traces': () => 'Traces gehen an die Metrik-Adresse von OpenAI.',
  'otel.statsig.why': () => 'statsig ist für Metriken gedacht. analytics.enabled hält das nicht auf.',
  'otel.statsig.remedy': () => 'Setze den Exporter auf „none“ oder auf deinen eigenen Collector.',
  'otel.endpoint.empty': ({ signal }) =>
    `Der Endpunkt für ${signalName(signal)} ist leer, also sendet Codex an den seiner Umgebung.`,
  'otel.endpoint.empty.why': () =>
    'Das ist OTEL_EXPORTER_OTLP_ENDPOINT, wo es gesetzt ist, sonst ein Collector auf diesem Rechner.',
  'otel.write-in-full': ({ signal }) =>
    `Schreib ihn ganz aus, etwa https://collector.example.com/v1/${signal}.`,
  'otel.plain-http': ({ signal, host }) => `Unverschlüsselt gehen ${signalName(signal)} an ${host}.`,
  'otel.plain-http.grpc': () => 'Über gRPC ist jedes Schema außer https unverschlüsselt.',
  'otel.plain-http.remedy': () => 'Nimm https.',
  'otel.no-path': ({ signal }) => `Der Endpunkt für ${signalName(signal)} hat keinen Pfad.`,
  'otel.no-path.why': () =>
    'Codex sendet an die Adresse, wie sie dasteht, und hängt nichts an, die meisten Collectoren antworten also mit 404.',
  'otel.no-path.remedy': ({ signal }) => `Lass ihn auf /v1/${signal} enden.`,
  'otel.fault.not-a-uri': () => 'ist keine URL',
  'otel.fault.host': () => 'nennt keinen gültigen Host',
  'otel.fault.ipv6': () => 'ist eine IPv6-Adresse, die Codex über gRPC nicht nimmt',
  'otel.fault.no-scheme': () => 'beginnt ohne http:// oder https://',
  'otel.fault.scheme': () => 'beginnt weder mit http:// noch mit https://',
  'otel.fault.no-host': () => 'nennt keinen gültigen Host und Port',
  'otel.endpoint.stops': ({ signal, fault }) =>
    `Der Endpunkt für ${signalName(signal)} ${fault}, also startet der App-Server nicht.`,
  'otel.endpoint.fails': ({ signal, fault }) =>
    `Der Endpunkt für ${signalName(signal)} ${fault}, also kommt nichts an.`,
  'otel.endpoint.fails.why': () => 'Codex startet, und jeder Export scheitert vor dem Senden.',
  'otel.write-in-full.grpc': () => 'Schreib ihn ganz aus, etwa https://collector.example.com:4317.',
  'otel.write-in-full.http': () => 'Schreib ihn ganz aus, etwa https://collector.example.com/v1/logs.',
  'otel.header.variable': ({ signal, name }) =>
    `Ein Header für ${signalName(signal)}, ${name}, sieht wie eine Variable aus, und Codex sendet ihn, wie er dasteht.`,
  'otel.header.variable.remedy': ({ signal }) =>
    `Setze den Wert selbst ein, oder setze OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS.`,
  'otel.prompts-logged': () => 'Deine Prompts stehen in den exportierten Logs.',
  'otel.prompts-would-be-logged': () => 'Deine Prompts stünden in exportierten Logs.',
  'otel.prompts-logged.to': ({ host }) =>
    `Sie gehen an ${host ?? 'den Collector der Umgebung'}, und wer das betreibt, kann sie lesen.`,
  'otel.prompts-logged.to-none': () => 'Kein Exporter für Logs sendet vorerst etwas.',
  'otel.prompts-logged.remedy': () => 'Setze otel.log_user_prompt auf false.',
};
