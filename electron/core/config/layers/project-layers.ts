import path from 'node:path';
import { dottedKey, isTable, type KeyPath, type TomlTable, valueAt } from '../toml/toml.ts';
import type { ConfigLayer } from './layer.ts';
import { ancestors, findProjectRoot, findRepository, kindOf, withCanonical } from './project-root.ts';
import { readLayer } from './read-layer.ts';
import { decideTrust, type TrustDecision, type TrustPlaces } from './trust.ts';

/** Keys that Codex drops from a trusted project's file, as asked of 0.169.0 and 0.171.0. */
const deniedKeys: readonly KeyPath[] = [
  ['openai_base_url'],
  ['chatgpt_base_url'],
  ['apps_mcp_product_sku'],
  ['responses_api_metadata'],
  ['model_provider'],
  ['model_providers'],
  ['notify'],
  ['profile'],
  ['profiles'],
  ['experimental_realtime_webrtc_call_base_url'],
  ['experimental_realtime_ws_base_url'],
  ['otel'],
  ['features', 'respect_system_proxy'],
  ['features', 'network_proxy', 'credentials'],
  ['features', 'network_proxy', 'credential_broker'],
  ['tui', 'keymap', 'chat', 'next_permission_mode'],
  ['tui', 'keymap', 'chat', 'previous_permission_mode'],
];

/**
 * Returns the `.codex` folders from the project root down to `cwd`, lowest first. `merged` is what the other layers
 * say: the markers of a root and who is trusted are read from it.
 */
export async function readProjectLayers(
  cwd: string,
  codexHome: string,
  merged: TomlTable,
  platform: NodeJS.Platform,
): Promise<ConfigLayer[]> {
  const [{ root, places: around }, home] = await Promise.all([
    projectAround(cwd, merged),
    withCanonical(codexHome),
  ]);

  const above = ancestors(cwd);
  const folders = above.slice(0, above.indexOf(root) + 1).toReversed();
  const layers: ConfigLayer[] = [];
  for (const folder of folders) {
    const dotCodex = path.join(folder, '.codex');
    if ((await kindOf(dotCodex)) !== 'folder') continue;
    if ((await withCanonical(dotCodex)).some((place) => home.includes(place))) continue;
    const trust = decideTrust(merged, { ...around, folder: await withCanonical(folder) }, platform);
    const layer = await readLayer({ layer: 'project', file: path.join(dotCodex, 'config.toml') });
    layers.push(trust.trusted ? withoutDenied(layer) : { ...layer, disabledReason: trust.reason });
  }
  return layers;
}

/** Decides whether a working folder is trusted; `merged` as for `readProjectLayers`. */
export async function trustOfFolder(
  cwd: string,
  merged: TomlTable,
  platform: NodeJS.Platform,
): Promise<TrustDecision> {
  const { places } = await projectAround(cwd, merged);
  return decideTrust(merged, places, platform);
}

async function projectAround(
  cwd: string,
  merged: TomlTable,
): Promise<{ readonly root: string; readonly places: TrustPlaces }> {
  const root = await findProjectRoot(cwd, rootMarkers(merged));
  const repository = await findRepository(cwd);
  const places = {
    folder: await withCanonical(cwd),
    projectRoot: await withCanonical(root),
    repository: repository === null ? [] : await withCanonical(repository),
  };
  return { root, places };
}

function rootMarkers(merged: TomlTable): string[] {
  const markers = valueAt(merged, ['project_root_markers']);
  return Array.isArray(markers) ? markers.filter((marker) => typeof marker === 'string') : ['.git'];
}

function withoutDenied(layer: ConfigLayer): ConfigLayer {
  const dropped = deniedKeys.filter((path) => valueAt(layer.table, path) !== undefined);
  if (dropped.length === 0) return layer;
  return {
    ...layer,
    table: dropped.reduce(without, layer.table),
    droppedKeys: [...layer.droppedKeys, ...dropped.map(dottedKey)],
  };
}

/** The table without what is at a path. */
function without(table: TomlTable, [key = '', ...rest]: KeyPath): TomlTable {
  const { [key]: value, ...others } = table;
  if (rest.length === 0 || !isTable(value)) return others;
  return { ...table, [key]: without(value, rest) };
}
