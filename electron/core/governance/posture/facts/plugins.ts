import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Origin } from '../../../../shared/origin.ts';
import { type ConfigLayer, type ConfigStack, originOf } from '../../../config/layers/layer.ts';
import { isTable, type TomlTable, valueAt } from '../../../config/toml/toml.ts';
import { loadRegularText } from '../../../platform/reading/regular-file.ts';
import { fileHash, folderHash } from './content-hash.ts';
import type { HookFile } from './hooks.ts';

/** A plugin that is installed, or that the configuration names. */
export interface PluginFact {
  /** `name@marketplace`, as the configuration names it. */
  readonly id: string;
  /** Its folder; null where it is not installed. */
  readonly folder: string | null;
  readonly version: string | null;
  /** Null where no layer switches it on or off, so that Codex does not use it. */
  readonly enabled: boolean | null;
  readonly origin: Origin | null;
  /** Over all its files, else of its manifest alone where it has more than is read. */
  readonly sha256: string | null;
  /** Servers that it brings, by name, as its `.mcp.json` says them. */
  readonly servers: TomlTable;
}

const MOST = 200;

/** Finds the plugins in Codex's cache and those that the configuration names. */
export async function findPlugins(codexHome: string, stack: ConfigStack): Promise<readonly PluginFact[]> {
  const cache = path.join(codexHome, 'plugins', 'cache');
  const installed = new Map<string, { folder: string; version: string }>();
  for (const market of await foldersIn(cache)) {
    for (const name of await foldersIn(path.join(cache, market))) {
      const versions = await foldersIn(path.join(cache, market, name));
      const newest = versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
      if (newest === undefined || installed.size >= MOST) continue;
      const folder = path.join(cache, market, name, newest);
      installed.set(`${name}@${market}`, { folder, version: newest });
    }
  }
  const said = switches(stack);
  const ids = [...new Set([...installed.keys(), ...said.keys()])].toSorted();
  return Promise.all(
    ids.map(async (id) => {
      const place = installed.get(id) ?? null;
      const decided = said.get(id);
      return {
        id,
        folder: place?.folder ?? null,
        version: place?.version ?? null,
        enabled: decided?.enabled ?? null,
        origin: decided?.origin ?? null,
        sha256: place === null ? null : await contentOf(place.folder),
        servers: place === null ? {} : await serversOf(place.folder),
      };
    }),
  );
}

async function contentOf(folder: string): Promise<string | null> {
  return (await folderHash(folder)) ?? fileHash(path.join(folder, '.codex-plugin', 'plugin.json'));
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Which layer switches each plugin on or off: the highest that says something of it. */
function switches(stack: ConfigStack): Map<string, { enabled: boolean; origin: Origin }> {
  const found = new Map<string, { enabled: boolean; origin: Origin }>();
  for (const layer of stack.layers.filter(isUsed)) {
    const plugins = layer.table.plugins;
    for (const [id, entry] of Object.entries(isTable(plugins) ? plugins : {})) {
      if (id === '_default' || !isTable(entry)) continue;
      const { enabled } = entry;
      if (typeof enabled === 'boolean') {
        found.set(id, { enabled, origin: originOf(layer, ['plugins', id, 'enabled']) });
      } else if (!found.has(id)) found.set(id, { enabled: true, origin: originOf(layer, ['plugins', id]) });
    }
  }
  return found;
}

function isUsed({ disabledReason, error }: ConfigLayer): boolean {
  return disabledReason === null && error === null;
}

async function serversOf(folder: string): Promise<TomlTable> {
  try {
    const parsed = JSON.parse(await loadRegularText(path.join(folder, '.mcp.json'), 'config')) as TomlTable;
    const servers = valueAt(parsed, ['mcpServers']) ?? valueAt(parsed, ['mcp_servers']) ?? parsed;
    return isTable(servers) ? servers : {};
  } catch {
    return {};
  }
}

/** The file of hooks that a plugin may bring; none where it is not installed. */
export function hookFileOf({ id, folder, enabled, origin }: PluginFact): HookFile[] {
  if (folder === null) return [];
  return [
    {
      file: path.join(folder, 'hooks', 'hooks.json'),
      keyOf: `${id}:hooks/hooks.json`,
      origin,
      plugin: id,
      managed: false,
      read: enabled === true,
    },
  ];
}
