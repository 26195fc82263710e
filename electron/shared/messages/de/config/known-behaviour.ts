import type { knownBehaviour as english } from '../../en/config/known-behaviour.ts';
import type { Translation } from '../../message.ts';

export const knownBehaviour: Translation<typeof english> = {
  'known-behaviour.requirements.analytics-ignored.actual': () =>
    'Über Analysedaten entscheiden nur Konfigurationsdateien, das hier schaltet sie also nicht ab.',
  'known-behaviour.requirements.analytics-ignored.proof': () =>
    'Codex warnt, dass der Schlüssel nicht beachtet wird, und `codex exec` hat trotzdem Ereignisse und Metriken gesendet. 0.150 bis 0.166 tun dasselbe.',
  'known-behaviour.requirements.analytics-ignored.remedy': () =>
    'Schreib es in managed_config.toml (macOS, Linux) oder in die verwalteten Einstellungen (macOS). Die config.toml des Systems und die Cloud-Konfiguration gehen auch, lassen sich aber überstimmen.',
  'known-behaviour.project.analytics-on.actual': () =>
    'Du vertraust diesem Projekt, also kommt seine config.toml vor deiner. `analytics` gehört nicht zu den Schlüsseln, die Codex dort weglässt.',
  'known-behaviour.project.analytics-on.proof': () =>
    '`codex exec` in einem vertrauten Projekt hat trotz Abwahl des Benutzers Ereignisse und Metriken gesendet.',
  'known-behaviour.project.analytics-on.remedy': () =>
    'Entferne den Schlüssel aus dem Projekt oder vertraue ihm nicht mehr.',
  'known-behaviour.project.feedback-on.actual': () =>
    'Du vertraust diesem Projekt, also kommt seine config.toml vor deiner. `feedback` gehört nicht zu den Schlüsseln, die Codex dort weglässt.',
  'known-behaviour.project.feedback-on.proof': () =>
    'Die Liste der weggelassenen Schlüssel, die Codex selbst nennt.',
  'known-behaviour.invalid.actual': () =>
    'Der App-Server von IDE und Desktop-App läuft ohne die Datei weiter, und eine Abwahl darin ist weg.',
  'known-behaviour.invalid.proof': () =>
    'Ein App-Server, dessen kaputte config.toml `enabled = false` sagte, hat Metriken gesendet.',
  'known-behaviour.invalid.remedy': () => 'Repariere sie und starte Codex neu.',
  'known-behaviour.managed.not-read.actual': () =>
    'Codex liest sie dort nicht mehr und warnt nur, dass es sie gibt. Was darin steht, hat keine Wirkung.',
  'known-behaviour.managed.not-read.proof': () =>
    'Die Warnung des Windows-Programms selbst nennt die Datei und was stattdessen gilt.',
  'known-behaviour.managed.not-read.remedy': () =>
    'Nimm %ProgramData%\\OpenAI\\Codex\\requirements.toml zum Durchsetzen oder config.toml dort für Vorgaben.',
  'known-behaviour.otel.exporter.two-kinds.actual': () =>
    'Codex führt beide Tabellen zusammen und nimmt dann keine, also ist die ganze Konfiguration ungültig.',
  'known-behaviour.otel.exporter.two-kinds.proof': () =>
    'mit otlp-grpc in einer und otlp-http in einer anderen Ebene sagt es „wanted exactly 1 element“.',
  'known-behaviour.otel.exporter.two-kinds.remedy': () => 'Nimm in beiden dieselbe Art oder in einer keine.',
  'known-behaviour.requirements.otel-not-enforced.actual': () => 'Codex vor 0.166.0 beachtet es nicht.',
  'known-behaviour.requirements.otel-not-enforced.proof': () =>
    '0.165.0 und 0.166.0 wurden mit derselben Datei gefragt.',
  'known-behaviour.requirements.otel-not-enforced.remedy': () => 'Aktualisiere Codex auf 0.166.0 oder neuer.',
  'known-behaviour.user.can-be-skipped.actual': () =>
    '`codex exec --ignore-user-config` lässt deine config.toml weg und die Abwahl mit ihr.',
  'known-behaviour.user.can-be-skipped.proof': () =>
    '`codex exec --ignore-user-config` hat Ereignisse und Metriken gesendet, obwohl die Datei es abwählt.',
  'known-behaviour.user.can-be-skipped.remedy': () =>
    'Gib in solchen Läufen `-c analytics.enabled=false` an, oder setze es in managed_config.toml.',
  'known-behaviour.profile.differs.actual': () =>
    'Eine Profildatei kommt in allem vor config.toml. `codex app-server` kennt keine Profile.',
  'known-behaviour.profile.differs.proof': () =>
    '`codex exec -p` mit einer Profildatei hat gesendet oder nicht, wie es das Profil sagt.',
  'known-behaviour.profile.differs.remedy': () =>
    'Entferne den Schlüssel aus dem Profil, oder setze ihn in einer Ebene darüber.',
  'known-behaviour.unknown-keys.actual': () =>
    'Codex übergeht ihn. Nur `--strict-config` macht daraus einen Fehler, und in einem Exporter warnt es nicht einmal.',
  'known-behaviour.unknown-keys.proof': () =>
    'mit unbekannten Schlüsseln in [otel], in einem Exporter und ganz oben.',
  'known-behaviour.unknown-keys.remedy': () => 'Berichtige oder entferne den Schlüssel.',
  'known-behaviour.otel.tls.missing-file.actual': () =>
    'Ein App-Server startet nicht, und `codex exec` läuft ohne Telemetrie.',
  'known-behaviour.otel.tls.missing-file.proof': () =>
    'mit einem Zertifikat, das es nicht gibt, sagt es „error loading otel config“.',
  'known-behaviour.otel.tls.missing-file.remedy': () =>
    'Lege die Datei an ihren Platz, oder berichtige ihren Pfad. Ein relativer Pfad beginnt beim Ordner der Konfigurationsdatei.',
  'known-behaviour.order.options-below-managed.actual': () =>
    'managed_config.toml kommt vor config.toml, Projekten und `-c`.',
  'known-behaviour.order.options-below-managed.proof': () => 'sind beide gesetzt, gilt der verwaltete Wert.',
  'known-behaviour.order.options-below-managed.remedy': () =>
    'Nimm für Vorgaben die config.toml des Systems.',
  'known-behaviour.seen': ({ actual, version, day, proof }) =>
    `${actual} Gesehen mit Codex ${version} am ${day}: ${proof}`,
};
