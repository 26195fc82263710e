import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';

/** Why a policy file cannot be used. */
export const policy = {
  'policy.fault': ({ file, what }: { file: string; what: Clause }) => `${file}: ${what}.`,
  'policy.fault-at': ({ file, line, what }: { file: string; line: number; what: Clause }) =>
    `${file}, line ${line}: ${what}.`,
  'policy.value': ({ key, what }: { key: string; what: Clause }) => `${key}: ${what}`,
  'policy.syntax': ({ message }: { message: Clause }) =>
    `it is not valid TOML: ${message.replace(/\.$/, '')}`,
  'policy.no-format': ({ format }: { format: string }) =>
    `it is no policy: it does not begin with policy = "${format}"`,
  'policy.no-such-key': ({ nearest }: { nearest: string | null }) =>
    nearest === null ? 'there is no such key' : `there is no such key; ${nearest} is near`,
  'policy.no-such-rule': ({ id, nearest }: { id: string; nearest: string | null }) =>
    nearest === null ? `there is no rule ${id}` : `there is no rule ${id}; ${nearest} is near`,
  'policy.no-such-policy': ({ name, names }: { name: string; names: readonly string[] }) =>
    `there is no policy ${name}; there are ${listOf(names, 'and')}. A file is named with its folder, such as ./${name}.toml`,
  'policy.missing': () => 'there is no such file',
  'policy.not-utf-8': () => 'it is not UTF-8',
  'policy.extends.outside': () => 'it extends a file outside its own folder',
  'policy.extends.circle': () => 'it extends itself',
  'policy.extends.deep': () => 'it extends too many files',
  'policy.key.pinned': ({ key }: { key: string }) =>
    `\`${key}\` in requirements.toml takes the place of whatever a user sets`,
  'policy.key.listed': ({ key, list }: { key: string; list: string }) =>
    `\`${list}\` in requirements.toml limits what \`${key}\` may be`,
  'policy.key.own': ({ key }: { key: string }) =>
    `\`${key}\` is a key of requirements.toml, which users cannot override`,
  'policy.key.since': ({ key, version }: { key: string; version: string }) =>
    `requirements.toml takes \`${key}\` from Codex ${version} on`,
  'policy.key.not-enforced': ({ key }: { key: string }) =>
    `Codex ignores \`${key}\` in requirements.toml; a managed_config.toml holds it, but not on Windows`,
};

export const policyMessage = messageMaker(policy);
