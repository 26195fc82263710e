import { capital } from '../../capital.ts';
import type { config as english } from '../../en/config/config.ts';
import { listOf } from '../../list-of.ts';
import type { Translation } from '../../message.ts';

const watched = {
  analytics: 'Analysedaten',
  feedback: 'Rückmeldungen',
  prompts: 'Prompts in Logs',
} as const;

function keyList(keys: readonly string[], more: number): string {
  const named = keys.map((key) => `\`${key}\``).join(', ');
  return more > 0 ? `${named} und ${more} weitere` : named;
}

export const config: Translation<typeof english> = {
  'config.not-read.named': ({ why }) =>
    `Die Konfiguration nennt eine Datei, die nicht gelesen wurde: ${why}.`,
  'config.not-read.why': () => 'Was Codex damit macht, ist nicht bekannt.',
  'config.cloud.why': () =>
    'Codex fragt den Server danach. Gelingt das nicht, starten das TUI und `codex exec` nicht, und Codex in IDE und Desktop-App läuft allein mit seinen eingebauten Vorgaben weiter.',
  'config.cloud.refresh': () => 'Starte Codex einmal, um es aufzufrischen.',
  'config.cloud.unreadable': ({ message }) => `${message} Die Cloud-Konfiguration ist nicht bekannt.`,
  'config.effect.without-user': () =>
    'Codex in IDE und Desktop-App läuft ohne deine config.toml weiter, eine Abwahl darin gilt also nicht. Das TUI und `codex exec` starten nicht.',
  'config.effect.bare': () =>
    'Codex in IDE und Desktop-App läuft allein mit seinen eingebauten Vorgaben weiter, also gilt keine Abwahl, auch keine verwaltete. Das TUI und `codex exec` starten nicht.',
  'config.effect.refuses': () => 'Codex startet nicht.',
  'config.with-version': ({ version, effect }) => `Mit ${version}: ${effect}`,
  'config.ask-codex': () => 'Frag dieses Codex selbst mit `codex-glance config --verify`.',
  'config.invalid': ({ reason }) => `Die Konfiguration ist ungültig. ${reason}`,
  'config.refused': ({ refused, reason }) => `${refused}. ${reason}`,
  'config.layer.not-read': ({ layer, message }) =>
    `Ein Teil der Konfiguration wurde nicht gelesen: ${layer}. ${message}`,
  'config.layer.unused': () => 'Codex verwendet sie nicht, also ändert sie nichts an dem, was gezeigt wird.',
  'config.layer.broken': ({ layer, message }) =>
    `Ein Teil der Konfiguration lässt sich nicht lesen: ${layer}. ${message}`,
  'config.layer.stale': ({ layer, reason }) =>
    `Was hiervon gezeigt wird, kann veraltet sein: ${layer}. ${reason}`,
  'config.ignored-keys': ({ keys, more }) =>
    `Codex übergeht ${keyList(keys, more)} in der config.toml eines Projekts.`,
  'config.ignored-keys.remedy': () => 'Setze sie in deiner eigenen config.toml, wenn du sie willst.',
  'config.requirements.analytics': ({ layer }) => `Codex übergeht [analytics] hier: ${layer}.`,
  'config.requirements.otel': ({ version, layer }) => `Codex ${version} übergeht [otel] hier: ${layer}.`,
  'config.unknown-keys': ({ keys, more, layer }) =>
    `Codex kennt ${keyList(keys, more)} nicht. Es steht hier: ${layer}.`,
  'config.misspelt': ({ key, layer, meant }) =>
    `Codex übergeht \`${key}\` hier: ${layer}. Meintest du \`${meant}\`?`,
  'config.tls-file': ({ file }) => `Ein Exporter nennt eine Datei, die sich nicht lesen lässt: ${file}.`,
  'config.project-switches': ({ what, layer }) =>
    `Dieses Projekt schaltet es wieder ein: ${watched[what]}. Dagegen steht: ${layer}.`,
  'config.opt-out-can-be-skipped': () => 'Deine Abwahl der Analysedaten lässt sich übergehen.',
  'config.profile.refuses': ({ name, reason }) => `\`codex -p ${name}\` startet nicht. ${reason}`,
  'config.profile.switches': ({ name, turned }) => `\`codex -p ${name}\` schaltet: ${listOf(turned, 'und')}.`,
  'config.profile.switch': ({ what, on }) => `${watched[what]} ${on ? 'an' : 'aus'}`,
  'config.values-without': ({ clause }) => `${capital(clause)}. Die Werte sind die ohne sie.`,
  'config.values-by-rules': ({ codex, version }) =>
    `Codex ${codex} ist nicht geprüft. Die Werte folgen den Regeln von ${version}.`,
};
