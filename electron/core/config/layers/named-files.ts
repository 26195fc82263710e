import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { TomlDate } from 'smol-toml';
import type { Message } from '../../../shared/messages/message.ts';
import { isMissing, loadRegularText } from '../../platform/reading/regular-file.ts';
import { whyUnreadable } from '../../platform/reading/why-unreadable.ts';
import { isTable, type KeyPath, type TomlTable, type TomlValue } from '../toml/toml.ts';
import { pathOf } from './input.ts';
import type { ConfigLayer, ConfigStack, FileFault } from './layer.ts';
import { stopsCodexToo } from './read-layer.ts';

/** Files of an exporter's encryption, without which an app-server does not start (0.169.0). */
const tlsKeys: readonly KeyPath[] = ['exporter', 'trace_exporter', 'metrics_exporter'].flatMap((exporter) =>
  ['ca-certificate', 'client-certificate', 'client-private-key'].map((file) => [
    'otel',
    exporter,
    '*',
    'tls',
    file,
  ]),
);

/** Keys whose value is a path, relative to the folder of the file that sets it; `*` stands for any key. */
const pathKeys: readonly KeyPath[] = [
  ...tlsKeys,
  ['sqlite_home'],
  ['log_dir'],
  ['model_instructions_file'],
  ['experimental_compact_prompt_file'],
  ['model_catalog_json'],
  ['js_repl_node_path'],
  ['js_repl_node_module_dirs'],
  ['sandbox_workspace_write', 'writable_roots'],
  ['skills', 'config', 'path'],
  ['agents', '*', 'config_file'],
];

/** Keys that name a file without which Codex takes the whole configuration for invalid (0.169.0). */
export const neededFiles: readonly KeyPath[] = [
  ['model_instructions_file'],
  ['experimental_compact_prompt_file'],
  ['model_catalog_json'],
];

export interface PathContext {
  readonly platform: NodeJS.Platform;
  /** What `~/` stands for; null leaves it as it is. */
  readonly homeDir: string | null;
}

/**
 * Returns the layer with its paths absolute, as Codex makes them when it reads a file. It does so only where the
 * file is valid on its own; else the paths stay as they are written, and stop it if they come to count.
 */
export function withAbsolutePaths(layer: ConfigLayer, folder: string, context: PathContext): ConfigLayer {
  const table = pathKeys.reduce(
    (all, key) => mapAt(all, key, (text) => absolute(text, folder, context)),
    layer.table,
  );
  return table === layer.table ? layer : { ...layer, table };
}

function absolute(text: string, folder: string, { platform, homeDir }: PathContext): string {
  const paths = pathOf(platform);
  if (homeDir !== null && (text === '~' || text.startsWith('~/'))) return paths.join(homeDir, text.slice(1));
  return paths.resolve(folder, text);
}

/** Changes the texts at a path, also in lists and in lists of tables; the same table where there is none. */
function mapAt(table: TomlTable, [key = '', ...rest]: KeyPath, change: (text: string) => string): TomlTable {
  const keys = key === '*' ? Object.keys(table) : Object.hasOwn(table, key) ? [key] : [];
  const changed = keys.flatMap((one): [string, TomlValue][] => {
    const before = table[one];
    if (before === undefined) return [];
    const after = mapValue(before, rest, change);
    return after === before ? [] : [[one, after]];
  });
  return changed.length === 0 ? table : { ...table, ...Object.fromEntries(changed) };
}

function mapValue(value: TomlValue, rest: KeyPath, change: (text: string) => string): TomlValue {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, rest, change));
  if (isTable(value)) return rest.length === 0 ? value : mapAt(value, rest, change);
  if (rest.length > 0) return value;
  // Codex takes a bare date for text.
  const text = value instanceof TomlDate ? value.toISOString() : value;
  return typeof text === 'string' ? change(text) : value;
}

/** Returns the first path that is still relative after the merge. */
export function findRelativePath(merged: TomlTable): KeyPath | null {
  let found: KeyPath | null = null;
  for (const key of pathKeys) {
    mapAt(merged, key, (text) => {
      if (!/^(?:[\\/]|[A-Za-z]:[\\/])/.test(text)) found ??= key;
      return text;
    });
  }
  return found;
}

/** Returns the files that the configuration names and Codex reads. All are absolute once paths have been made so. */
export function namedFiles(table: TomlTable): string[] {
  return [...textsAt(table, neededFiles), ...tlsFiles(table)];
}

/** Returns the files of exporters' encryption. */
export function tlsFiles(table: TomlTable): string[] {
  return textsAt(table, tlsKeys);
}

function textsAt(table: TomlTable, keys: readonly KeyPath[]): string[] {
  const texts: string[] = [];
  for (const key of keys) {
    mapAt(table, key, (text) => {
      texts.push(text);
      return text;
    });
  }
  return texts;
}

/**
 * Returns every file that a layer in use names and Codex cannot use, by its path; and those that Glance does not
 * read, with the reason. What is in a file is not kept.
 */
export async function findFileFaults(
  layers: readonly ConfigLayer[],
): Promise<Required<Pick<ConfigStack, 'fileFaults' | 'unreadFiles'>>> {
  const fileFaults = new Map<string, FileFault>();
  const unreadFiles = new Map<string, Message>();
  const seen = new Set<string>();
  // What a project that is not trusted names is nothing to open.
  for (const { table } of layers.filter(({ disabledReason }) => disabledReason === null)) {
    const ofTls = new Set(tlsFiles(table));
    for (const file of namedFiles(table)) {
      if (seen.has(file)) continue;
      seen.add(file);
      const found = ofTls.has(file)
        ? await whyNoFile(file)
        : await faultOf(file, table.model_catalog_json === file);
      if (typeof found === 'string') fileFaults.set(file, found);
      else if (found !== null) unreadFiles.set(file, found.why);
    }
  }
  return { fileFaults, unreadFiles };
}

/** Keys and certificates are not opened. */
async function whyNoFile(file: string): Promise<FileFault | null> {
  return access(file, constants.R_OK).then(
    () => null,
    () => 'missing',
  );
}

async function faultOf(file: string, json: boolean): Promise<FileFault | { readonly why: Message } | null> {
  let text: string;
  try {
    text = await loadRegularText(file, 'named');
  } catch (error) {
    const stopsCodex = isMissing(error) || stopsCodexToo(error);
    return stopsCodex ? 'missing' : { why: whyUnreadable(error, 'named') };
  }
  if (!json) return text.trim() === '' ? 'empty' : null;
  try {
    JSON.parse(text);
    return null;
  } catch {
    return 'not-json';
  }
}
