import { join } from 'node:path';
import { askMessage } from '../../../shared/messages/en/codex/ask.ts';
import { verbatim } from '../../../shared/messages/en/words.ts';
import { isMessage, type Message } from '../../../shared/messages/message.ts';
import { type ConfigLayer, type ConfigStack, isRequirement } from '../layers/layer.ts';
import { dottedKey, isTable, type KeyPath, type TomlTable, type TomlValue, valueAt } from '../toml/toml.ts';

/** What keeps Codex from running the commands that a configuration names, while it is asked something. */
export type SilencedCommands =
  | {
      readonly state: 'silenced';
      /** Values of `-c` options, each `key=value`. */
      readonly flags: readonly string[];
      /** The keys whose values the options replace. */
      readonly replaced: readonly KeyPath[];
    }
  /** A layer above the command line names a command that Codex would run. */
  | { readonly state: 'refused'; readonly reason: Message };

/** What a helper for headers is replaced by: a shell runs it, and it gives no header. */
export const NO_HEADERS = 'echo {}';

/**
 * Keys whose value is a program, a command line or a list of hooks; `*` stands for any key. Codex 0.171.0
 * runs `otel.headers_helper` and the `auth.command` of the chosen provider as soon as it starts, the
 * others in a session. `aws.auth_refresh.command` is left out: it must be `aws`.
 */
const commandKeys: readonly KeyPath[] = [
  ['notify'],
  ['js_repl_node_path'],
  ['otel', 'headers_helper'],
  ['hooks', '*'],
  ['mcp_servers', '*', 'command'],
  ['mcp_servers', '*', 'http_headers_helper'],
  ['model_providers', '*', 'auth', 'command'],
  ['model_providers', '*', 'aws', 'credential_export', 'command'],
];

const exporterKeys = ['exporter', 'trace_exporter', 'metrics_exporter'] as const;

/**
 * Decides which options keep every command of the stack from being run. Options replace what is in
 * the layers below them. Of the layers above, only what Codex runs at its start matters, since a Codex
 * that is asked begins no session. A project's files do not count at its start, which is in another folder.
 *
 * @param scratch A folder that the user's files do not reach into; programs in it are named and do not exist.
 */
export function silenceCommands(stack: ConfigStack, scratch: string): SilencedCommands {
  const above = [...stack.layers.filter(isAboveFlags), ...stack.requirements].filter(isUsed);
  const below = stack.layers.filter(
    (layer) => !isAboveFlags(layer) && isUsed(layer) && layer.origin.layer !== 'project',
  );
  const helper = silenceManagedHelper(above, below);
  const provider = silenceManagedProvider(above, below);
  if (isMessage(helper)) return { state: 'refused', reason: helper };
  if (isMessage(provider)) return { state: 'refused', reason: provider };
  const found = below.flatMap(({ table }) => commandKeys.flatMap((key) => commandsAt(table, key)));
  const named = new Map(found.map(({ path, value }) => [dottedKey(path), { path, value }] as const));
  const commands = [...named.values()].map(({ path, value }): [KeyPath, string] => [
    path,
    replacement(path, value, join(scratch, 'no-program')),
  ]);
  const all = [...commands, ...helper, ...provider];
  return {
    state: 'silenced',
    flags: flagsOf(all),
    replaced: all.map(([path]) => path),
  };
}

/** True where a value is a command that Codex would run, or a list of them. */
function isCommand(value: TomlValue): boolean {
  return (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0);
}

/** A value of another kind than Codex takes is left as it is: it is not run, and its fault has to show. */
function commandsAt(table: TomlTable, key: KeyPath): { path: KeyPath; value: TomlValue }[] {
  const isList = key[0] === 'notify' || key[0] === 'hooks';
  return pathsAt(table, key).flatMap((path) => {
    const value = valueAt(table, path);
    if (value === undefined || !isCommand(value) || Array.isArray(value) !== isList) return [];
    return [{ path, value }];
  });
}

function pathsAt(table: TomlTable, key: KeyPath): KeyPath[] {
  return key.reduce<KeyPath[]>(
    (paths, part) =>
      paths.flatMap((path) => {
        const at = valueAt(table, path);
        if (!isTable(at)) return [];
        const keys = part === '*' ? Object.keys(at) : Object.hasOwn(at, part) ? [part] : [];
        return keys.map((one) => [...path, one]);
      }),
    [[]],
  );
}

/** TOML that replaces a command. */
function replacement([table, key]: KeyPath, value: TomlValue, nowhere: string): string {
  if (table === 'otel' && key === 'headers_helper') return JSON.stringify(NO_HEADERS);
  return Array.isArray(value) ? '[]' : JSON.stringify(nowhere);
}

/**
 * Options that set each path. Codex takes the text before `=` apart at every dot, so that where a name has
 * one, the whole table stands behind `=`; a second option for that table would replace the first.
 */
function flagsOf(all: Replacements): string[] {
  const tables = Map.groupBy(all, ([[top = '']]) => top);
  return [...tables].flatMap(([top, values]) =>
    values.every(([path]) => path.every((key) => /^[\w-]+$/.test(key)))
      ? values.map(([path, value]) => `${path.join('.')}=${value}`)
      : [`${top}=${inlineTable(values.map(([path, value]) => [path.slice(1), value] as const))}`],
  );
}

function inlineTable(values: Replacements): string {
  const [[path, value] = [[], '']] = values;
  if (path.length === 0) return value;
  const entries = Map.groupBy(values, ([[key = '']]) => key);
  const inner = [...entries].map(
    ([key, below]) =>
      `${JSON.stringify(key)}=${inlineTable(below.map(([[, ...rest], one]) => [rest, one] as const))}`,
  );
  return `{${inner.join(',')}}`;
}

type Replacements = readonly (readonly [KeyPath, string])[];

/** Options that put a managed helper to rest by taking the exporters away, or why there are none. */
function silenceManagedHelper(
  above: readonly ConfigLayer[],
  below: readonly ConfigLayer[],
): Replacements | Message {
  const layer = above.find(({ table }) => typeof valueAt(table, ['otel', 'headers_helper']) === 'string');
  if (layer === undefined) return [];
  const exports = ({ table }: ConfigLayer) =>
    exporterKeys.filter((key) => isTable(valueAt(table, ['otel', key])));
  if (above.some((one) => exports(one).length > 0)) return wouldRun(layer, 'otel.headers_helper');
  return [...new Set(below.flatMap(exports))].map((key) => [['otel', key], '"none"'] as const);
}

/** The same for a provider's credentials: another provider is chosen, where an option can. */
function silenceManagedProvider(
  above: readonly ConfigLayer[],
  below: readonly ConfigLayer[],
): Replacements | Message {
  const commands = above.flatMap((layer) =>
    pathsAt(layer.table, ['model_providers', '*', 'auth', 'command']).map((path) => ({ layer, path })),
  );
  const chosenBy = (layers: readonly ConfigLayer[], name: string | undefined) =>
    layers.some(({ table }) => valueAt(table, ['model_provider']) === name);
  const forced = commands.find(({ path: [, name] }) => chosenBy(above, name));
  if (forced !== undefined) return wouldRun(forced.layer, dottedKey(forced.path));
  const chosen = commands.some(({ path: [, name] }) => chosenBy(below, name));
  return chosen ? [[['model_provider'], '"openai"']] : [];
}

function wouldRun(layer: ConfigLayer, key: string): Message {
  return askMessage('ask.would-run', { place: decidingPlace(layer), key });
}

/** Names a layer above the command line by its file, or by what it is. */
export function decidingPlace({ origin }: ConfigLayer): Message {
  if (origin.file !== undefined) return verbatim(origin.file);
  return askMessage(isRequirement(origin.layer) ? 'ask.place.requirement' : 'ask.place.managed');
}

/** Returns true for the layers that `-c` cannot overrule. */
export function isAboveFlags({ origin }: ConfigLayer): boolean {
  return origin.layer === 'managed' || origin.layer === 'managed-mdm';
}

/** Returns true for a layer that Codex heeds. */
export function isUsed({ disabledReason }: ConfigLayer): boolean {
  return disabledReason === null;
}
