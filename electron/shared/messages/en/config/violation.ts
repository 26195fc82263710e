import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';

const quoted = (words: readonly string[]) => words.map((word) => `"${word}"`);

/** Why Codex does not take a value of its configuration. A `key` has dots, as in a file. */
export const violation = {
  'violation.unknown-key': ({ key }: { key: string }) => `\`${key}\` is not known.`,
  'violation.two-names': ({ one, other }: { one: string; other: string }) =>
    `\`${one}\` and \`${other}\` are two names of one key.`,
  'violation.two-names-of-table': ({ one, other }: { one: string; other: string }) =>
    `\`${one}\` and \`${other}\` are two names of one table.`,
  'violation.two-kinds': ({ key, kinds }: { key: string; kinds: readonly string[] }) =>
    `\`${key}\` has two kinds: ${listOf(kinds, 'and')}.`,
  'violation.must-be': ({ key, what }: { key: string; what: Clause }) => `\`${key}\` must be ${what}.`,
  'violation.needs': ({ key, need }: { key: string; need: string }) => `\`${key}\` needs \`${need}\`.`,
  'violation.needs-name': ({ key }: { key: string }) => `\`${key}\` needs a \`name\`.`,
  'violation.needs-table': ({ key, word }: { key: string; word: string }) =>
    `\`${key}\` = "${word}" needs a table with its settings.`,
  'violation.needs-version': ({ key }: { key: string }) => `\`${key}\` needs \`version\` = 2.`,
  'violation.needs-ema': ({ key }: { key: string }) => `\`${key}\` needs \`auth\` = "ema_auth".`,
  'violation.one-layer': ({ key }: { key: string }) =>
    `\`${key}\` with \`auth\` = "ema_auth" must be set up in one file, and not by a project.`,
  'violation.needs-command-or-url': ({ key }: { key: string }) =>
    `\`${key}\` needs either \`command\` or \`url\`.`,
  'violation.needs-oauth': ({ key }: { key: string }) =>
    `\`${key}\` needs either \`credential_export\` or the three OAuth settings.`,
  'violation.empty': ({ key }: { key: string }) => `\`${key}\` must not be empty.`,
  'violation.not-beside': ({ key, other }: { key: string; other: string }) =>
    `\`${key}\` cannot be set beside \`${other}\`.`,
  'violation.reserved-name': ({ key }: { key: string }) => `\`${key}\` is a name that Codex reserves.`,
  'violation.built-in-provider': ({ key }: { key: string }) =>
    `\`${key}\` cannot be set for a built-in provider.`,
  'violation.bedrock-alone': ({ key }: { key: string }) => `\`${key}\` is for Amazon Bedrock only.`,
  'violation.not-by-project': ({ key }: { key: string }) => `\`${key}\` cannot be set by a project.`,
  'violation.unknown-source': ({ key }: { key: string }) => `\`${key}\` has an unknown source.`,
  'violation.waits': ({ key }: { key: string }) => `\`${key}\` has wait times that contradict each other.`,
  'violation.withdrawn': ({ key }: { key: string }) => `\`${key}\` is no longer supported.`,
  'violation.withdrawn-word': ({ key, word }: { key: string; word: string }) =>
    `\`${key}\` = "${word}" is no longer supported.`,
  'violation.preset-slot': () => 'A preset of the TUI is named by one digit, 0 to 9.',
  'violation.preset-empty': () => 'The input of a preset is empty.',
  'violation.legacy-profile': () =>
    '`profile` is no longer supported. Use `--profile` and a file `<name>.config.toml`.',
  'violation.unplaced-path': ({ key }: { key: string }) =>
    `\`${key}\` is relative in a file that has another mistake, so Codex cannot resolve it.`,
  'violation.file.missing': ({ key }: { key: string }) =>
    `\`${key}\` names a file that is not there or cannot be read.`,
  'violation.file.empty': ({ key }: { key: string }) => `\`${key}\` names an empty file.`,
  'violation.file.not-json': ({ key }: { key: string }) => `\`${key}\` names a file that is not JSON.`,
  'violation.unknown-provider': ({ key }: { key: string }) =>
    `\`${key}\` names a provider that is not set up.`,
  'violation.unknown-profile': ({ key }: { key: string }) => `\`${key}\` names a profile that is not set up.`,
  'violation.not-one-of': ({ key, list }: { key: string; list: string }) =>
    `\`${key}\` must be one of \`${list}\`.`,
  'violation.must-contain': ({ key, word }: { key: string; word: string }) =>
    `\`${key}\` must contain "${word}".`,
  'violation.metadata': ({ key }: { key: string }) =>
    `\`${key}\` takes at most 16 entries of up to 128 bytes each.`,

  'violation.kind.any': () => 'anything',
  'violation.kind.boolean': () => 'true or false',
  'violation.kind.text': () => 'text in quotes',
  'violation.kind.not-empty': () => 'text in quotes that is not empty',
  'violation.kind.absolute': () => 'an absolute path',
  'violation.kind.keybinding': () => 'a key such as `ctrl-a`',
  'violation.kind.number': () => 'a number',
  'violation.kind.number-from': ({ min }: { min: number }) => `a number from ${min}`,
  'violation.kind.integer': () => 'a whole number',
  'violation.kind.integer-from': ({ min }: { min: string }) => `a whole number from ${min}`,
  'violation.kind.integer-to': ({ max }: { max: string }) => `a whole number up to ${max}`,
  'violation.kind.integer-between': ({ min, max }: { min: string; max: string }) =>
    `a whole number from ${min} to ${max}`,
  'violation.kind.list': () => 'a list',
  'violation.kind.texts': () => 'a list of text values',
  'violation.kind.table': () => 'a table',
  'violation.kind.words': ({ words }: { words: readonly string[] }) => listOf(quoted(words), 'or'),
  'violation.kind.either': ({ kinds }: { kinds: readonly Clause[] }) => listOf(kinds, 'or'),
  'violation.kind.https': () => 'an address with https',
  'violation.kind.name': () => 'a name',
  'violation.kind.domain': () => 'a domain name',
  'violation.kind.models': () => 'names of models',
  'violation.kind.rules': () => 'rules with a pattern that forbid or prompt',
};

export const violationMessage = messageMaker(violation);
