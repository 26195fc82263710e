import { capital } from '../../capital.ts';
import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';

const watched = { analytics: 'analytics', feedback: 'feedback', prompts: 'prompt logging' } as const;
type Watched = keyof typeof watched;

function keyList(keys: readonly string[], more: number): string {
  const named = keys.map((key) => `\`${key}\``).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** What a person should know of the configuration: broken, ignored, or not what it seems. */
export const config = {
  'config.not-read.named': ({ why }: { why: Clause }) =>
    `The configuration names a file that was not read: ${why}.`,
  'config.not-read.why': () => 'What Codex makes of it is not known.',
  'config.cloud.why': () =>
    'Codex asks the server for it. Where that fails, the TUI and `codex exec` do not start, and Codex in the IDE and the desktop app goes on with its built-in defaults alone.',
  'config.cloud.refresh': () => 'Start Codex once to refresh it.',
  'config.cloud.unreadable': ({ message }: { message: Clause }) => `${message} Cloud config is not known.`,
  'config.effect.without-user': () =>
    'Codex in the IDE and the desktop app goes on without your config.toml, so an opt-out in it is not in force. The TUI and `codex exec` do not start.',
  'config.effect.bare': () =>
    'Codex in the IDE and the desktop app goes on with its built-in defaults alone, so no opt-out is in force, not even a managed one. The TUI and `codex exec` do not start.',
  'config.effect.refuses': () => 'Codex does not start.',
  'config.with-version': ({ version, effect }: { version: string; effect: Clause }) =>
    `With ${version}: ${effect}`,
  'config.ask-codex': () => 'Ask that Codex directly with `codex-glance config --verify`.',
  'config.invalid': ({ reason }: { reason: Clause }) => `The configuration is invalid. ${reason}`,
  'config.refused': ({ refused, reason }: { refused: Clause; reason: Clause }) => `${refused}. ${reason}`,
  'config.layer.not-read': ({ layer, message }: { layer: Clause; message: Clause }) =>
    `Part of the configuration was not read: ${layer}. ${message}`,
  'config.layer.unused': () => 'Codex does not use it, so it changes nothing that is shown.',
  'config.layer.broken': ({ layer, message }: { layer: Clause; message: Clause }) =>
    `Part of the configuration cannot be read: ${layer}. ${message}`,
  'config.layer.stale': ({ layer, reason }: { layer: Clause; reason: Clause }) =>
    `What is shown of ${layer} may be out of date. ${reason}`,
  'config.ignored-keys': ({ keys, more }: { keys: readonly string[]; more: number }) =>
    `Codex ignores ${keyList(keys, more)} in a project's config.toml.`,
  'config.ignored-keys.remedy': () => 'Set them in your own config.toml if you want them.',
  'config.requirements.analytics': ({ layer }: { layer: Clause }) => `Codex ignores [analytics] in ${layer}.`,
  'config.requirements.otel': ({ version, layer }: { version: string; layer: Clause }) =>
    `Codex ${version} ignores [otel] in ${layer}.`,
  'config.unknown-keys': ({ keys, more, layer }: { keys: readonly string[]; more: number; layer: Clause }) =>
    `Codex does not know ${keyList(keys, more)} in ${layer}.`,
  'config.misspelt': ({ key, layer, meant }: { key: string; layer: Clause; meant: string }) =>
    `Codex ignores \`${key}\` in ${layer}. Did you mean \`${meant}\`?`,
  'config.tls-file': ({ file }: { file: string }) => `An exporter names a file that cannot be read: ${file}.`,
  'config.project-switches': ({ what, layer }: { what: Watched; layer: Clause }) =>
    `This project switches ${watched[what]} back on, against ${layer}.`,
  'config.opt-out-can-be-skipped': () => 'Your opt-out from analytics can be skipped.',
  'config.profile.refuses': ({ name, reason }: { name: string; reason: Clause }) =>
    `\`codex -p ${name}\` does not start. ${reason}`,
  'config.profile.switches': ({ name, turned }: { name: string; turned: readonly Clause[] }) =>
    `\`codex -p ${name}\` switches ${listOf(turned, 'and')}.`,
  'config.profile.switch': ({ what, on }: { what: Watched; on: boolean }) =>
    `${watched[what]} ${on ? 'on' : 'off'}`,
  'config.values-without': ({ clause }: { clause: Clause }) =>
    `${capital(clause)}. Values are shown without it.`,
  'config.values-by-rules': ({ codex, version }: { codex: string; version: string }) =>
    `Codex ${codex} is not verified. Values are by the rules of ${version}.`,
};

export const configMessage = messageMaker(config);
