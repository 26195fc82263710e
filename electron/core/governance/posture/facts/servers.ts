import type { Origin } from '../../../../shared/origin.ts';
import { type ConfigLayer, type ConfigStack, originOf } from '../../../config/layers/layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';
import { looksSecret, withoutCredentials } from '../../../config/schema/redact.ts';
import { isTable, type TomlTable, type TomlValue, valueAt } from '../../../config/toml/toml.ts';
import { sha256 } from './content-hash.ts';
import type { PluginFact } from './plugins.ts';
import { type ProgramPlaces, programIn } from './programs.ts';
import { requiredTable } from './required.ts';

/** An MCP server as one layer sets it up. */
export interface ServerFact {
  readonly name: string;
  readonly kind: 'stdio' | 'http' | 'unknown';
  /** Its program, or its address without credentials; null where it may be a secret. */
  readonly identity: string | null;
  readonly origin: Origin | null;
  readonly plugin: string | null;
  /** Over what it runs or where it is, with texts that look like secrets left out. */
  readonly sha256: string;
  /**
   * `overruled`: a higher layer sets it up in another way. `not-used`: its layer does not count. `blocked`: it
   * is not in the list that requirements have.
   */
  readonly state: 'enabled' | 'disabled' | 'overruled' | 'not-used' | 'blocked';
}

/** Lists the servers of all layers and plugins, each with what becomes of it. */
export async function findServers(
  stack: ConfigStack,
  resolved: ResolvedConfig,
  plugins: readonly PluginFact[],
  places: ProgramPlaces,
): Promise<readonly ServerFact[]> {
  const ofLayers = [...stack.layers]
    .reverse()
    .flatMap((layer) =>
      Object.entries(tableAt(layer.table, ['mcp_servers'])).flatMap(([name, server]) =>
        isTable(server) && isSetUp(server) ? [{ name, server, layer }] : [],
      ),
    );
  const required = requiredTable(resolved);
  const seen = new Set<string>();
  const list: Promise<ServerFact>[] = [];
  for (const { name, server, layer } of ofLayers) {
    const used = isUsed(layer);
    const wins = used && !seen.has(name);
    if (wins) seen.add(name);
    const whole = tableAt(resolved.effective, ['mcp_servers', name]);
    const definition = wins && isSetUp(whole) ? whole : server;
    const state = !used
      ? 'not-used'
      : !wins
        ? 'overruled'
        : stateOf(definition, isAllowed(required, name, definition, null));
    list.push(factOf(name, definition, originOf(layer, ['mcp_servers', name]), null, state, places));
  }
  for (const plugin of plugins) {
    for (const [name, server] of Object.entries(plugin.servers)) {
      if (!isTable(server)) continue;
      const own = plugin.id.replace(/@.*$/, '');
      const said = tableAt(resolved.effective, ['plugins', plugin.id, 'mcp_servers', name]);
      const isListed = isAllowed(required, name, server, plugin.id);
      const state = plugin.enabled === true ? stateOf({ ...server, ...said }, isListed) : 'not-used';
      list.push(factOf(`${own}:${name}`, server, plugin.origin, plugin.id, state, places));
    }
  }
  return Promise.all(list);
}

/** A layer may also switch a server of another on or off without setting it up. */
function isSetUp(server: TomlTable): boolean {
  return typeof server.command === 'string' || typeof server.url === 'string';
}

function isUsed({ disabledReason, error }: ConfigLayer): boolean {
  return disabledReason === null && error === null;
}

function stateOf(server: TomlTable, isListed: boolean): ServerFact['state'] {
  if (!isListed) return 'blocked';
  return server.enabled === false ? 'disabled' : 'enabled';
}

/**
 * True where requirements have no list, or it has the server by name and identity, which is its command or address.
 * A list that names no server blocks all, those of plugins too; any other leaves plugins to `plugins`, of which
 * an empty one blocks nothing (seen with 0.171.0).
 */
function isAllowed(required: TomlTable, name: string, server: TomlTable, plugin: string | null): boolean {
  const list = required.mcp_servers;
  if (plugin === null) return !isTable(list) || hasIdentity(list[name], server);
  if (isTable(list) && Object.keys(list).length === 0) return false;
  const listed = Object.entries(tableAt(required, ['plugins'])).flatMap(([id, entry]) =>
    Object.entries(isTable(entry) ? tableAt(entry, ['mcp_servers']) : {}).map((one) => [id, one] as const),
  );
  return (
    listed.length === 0 ||
    listed.some(([id, [listedName, one]]) => id === plugin && listedName === name && hasIdentity(one, server))
  );
}

function hasIdentity(entry: TomlValue | undefined, { command, url }: TomlTable): boolean {
  const identity = isTable(entry) ? tableAt(entry, ['identity']) : {};
  return (
    (typeof command === 'string' && identity.command === command) ||
    (typeof url === 'string' && identity.url === url)
  );
}

async function factOf(
  name: string,
  server: TomlTable,
  origin: Origin | null,
  plugin: string | null,
  state: ServerFact['state'],
  places: ProgramPlaces,
): Promise<ServerFact> {
  const { command, url } = server;
  const kind = typeof command === 'string' ? 'stdio' : typeof url === 'string' ? 'http' : 'unknown';
  return {
    name,
    kind,
    identity:
      typeof command === 'string'
        ? await programIn(command, places)
        : typeof url === 'string'
          ? withoutCredentials(url)
          : null,
    origin,
    plugin,
    sha256: sha256(JSON.stringify([kind, command ?? url ?? null, argumentsOf(server.args)])),
    state,
  };
}

/** The arguments without what may be a secret: what follows an option that names one, or looks like one. */
function argumentsOf(args: TomlValue | undefined): string[] {
  const words = (Array.isArray(args) ? args : []).filter((word) => typeof word === 'string');
  return words.map((word, at) => {
    const before = words[at - 1] ?? '';
    return looksSecret(word) || secretOption.test(before) ? '' : word.replace(secretValue, '$1');
  });
}

const secretName = '(?:secret|password|passwd|credential|api-?_?key|token|bearer|authorization)';
const secretOption = new RegExp(`^-.*${secretName}$`, 'i');
const secretValue = new RegExp(`^(.*${secretName}[=:]).*$`, 'i');

function tableAt(table: TomlTable, path: readonly string[]): TomlTable {
  const value = valueAt(table, path);
  return isTable(value) ? value : {};
}
