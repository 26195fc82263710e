import path from 'node:path';
import type { Layer, Origin } from '../../../../shared/origin.ts';
import { type ConfigLayer, type ConfigStack, originOf } from '../../../config/layers/layer.ts';
import { isTable, type TomlTable, type TomlValue } from '../../../config/toml/toml.ts';
import { isMissing, loadRegularText } from '../../../platform/reading/regular-file.ts';
import { commandOf, type HookEvent, type HookHandler, hookEvents, hookHash } from './hook-hash.ts';
import { type ProgramPlaces, programIn } from './programs.ts';

/** One hook as a file says it. */
export interface HookFact {
  /** As Codex's state names it: file, event and place in the file. */
  readonly key: string;
  readonly event: HookEvent;
  /** `command`, `mcp_tool`, or a kind that Codex does not run. */
  readonly kind: string;
  /** The program of a command, or server and tool; null where it may be a secret. */
  readonly identity: string | null;
  readonly file: string;
  readonly origin: Origin | null;
  /** The plugin that brings it, else null. */
  readonly plugin: string | null;
  /** The hash that Codex trusts it by; null where that is not known. */
  readonly hash: string | null;
  /** True where an administrator's file has it, so that Codex asks for no trust. */
  readonly managed: boolean;
  /** False where Codex does not read the file, such as that of a project that is not trusted. */
  readonly read: boolean;
}

/** All hooks of a machine, and hook files that Codex cannot use. */
export interface HooksFound {
  readonly hooks: readonly HookFact[];
  readonly unreadable: readonly string[];
}

/** Layers of administrators: Codex runs their hooks untrusted (seen with 0.171.0). */
const managedLayers: readonly Layer[] = ['system', 'cloud', 'managed', 'managed-mdm'];

/** Layers with a folder of their own, in which a `hooks.json` counts as well. */
const withFolder: readonly Layer[] = ['system', 'user', 'project'];

/** Hooks of one file that are not of a configuration. */
export interface HookFile {
  readonly file: string;
  /** What is in the key before event and place. */
  readonly keyOf: string;
  readonly origin: Origin | null;
  readonly plugin: string | null;
  readonly managed: boolean;
  readonly read: boolean;
}

/** Finds the hooks of every layer, of the files beside them and of those given, such as plugins'. */
export async function findHooks(
  stack: ConfigStack,
  more: readonly HookFile[],
  places: ProgramPlaces,
): Promise<HooksFound> {
  const layers = [...stack.layers, ...stack.requirements.filter(hasOwnHooks)];
  const inLayers = layers.flatMap((layer) => hooksOfLayer(layer).map((hook) => ({ layer, hook })));
  const files = [...stack.layers.flatMap(fileBeside), ...more];
  const read = await Promise.all(files.map(readHookFile));
  const hooks = await Promise.all([
    ...inLayers.map(({ layer, hook }) => factOf(hook, sourceOfLayer(layer), places)),
    ...read.flatMap(({ file, hooks }) => (hooks ?? []).map((hook) => factOf(hook, file, places))),
  ]);
  return {
    hooks: hooks.filter((hook) => hook !== null),
    unreadable: read.filter(({ hooks }) => hooks === null).map(({ file }) => file.file),
  };
}

/** The legacy requirements of a managed configuration are that file once more. */
function hasOwnHooks({ origin }: ConfigLayer): boolean {
  return origin.layer !== 'requirements-managed';
}

interface StatedHook {
  readonly event: HookEvent;
  readonly place: string;
  readonly matcher: string | null;
  readonly handler: HookHandler;
  readonly origin: Origin | null;
}

function hooksOfLayer(layer: ConfigLayer): StatedHook[] {
  const { hooks } = layer.table;
  return isTable(hooks) ? statedHooks(hooks, (event) => originOf(layer, ['hooks', event])) : [];
}

function statedHooks(hooks: TomlTable, originOfEvent: (event: string) => Origin | null): StatedHook[] {
  return (Object.keys(hookEvents) as HookEvent[]).flatMap((event) => {
    const groups = hooks[event];
    if (!Array.isArray(groups)) return [];
    return groups.flatMap((group: TomlValue, groupAt) => {
      if (!isTable(group) || !Array.isArray(group.hooks)) return [];
      const matcher = typeof group.matcher === 'string' ? group.matcher : null;
      return group.hooks.flatMap((handler: TomlValue, at) =>
        isTable(handler)
          ? [{ event, place: `${groupAt}:${at}`, matcher, handler, origin: originOfEvent(event) }]
          : [],
      );
    });
  });
}

type HookSource = Omit<HookFile, 'origin'>;

function sourceOfLayer({ origin, disabledReason }: ConfigLayer): HookSource {
  const file = origin.file ?? '';
  const isRequirement = origin.layer.startsWith('requirements-');
  return {
    file,
    keyOf: file,
    plugin: null,
    managed: isRequirement || managedLayers.includes(origin.layer),
    read: disabledReason === null,
  };
}

function fileBeside({ origin, disabledReason }: ConfigLayer): HookFile[] {
  const { layer, file: config } = origin;
  if (config === undefined || !withFolder.includes(layer)) return [];
  const file = path.join(path.dirname(config), 'hooks.json');
  return [
    {
      file,
      keyOf: file,
      origin: { layer, file },
      plugin: null,
      managed: managedLayers.includes(layer),
      read: disabledReason === null,
    },
  ];
}

async function readHookFile(
  file: HookFile,
): Promise<{ readonly file: HookFile; readonly hooks: readonly StatedHook[] | null }> {
  try {
    const parsed: unknown = JSON.parse(await loadRegularText(file.file, 'config'));
    const table = asToml(parsed);
    const hooks = isTable(table) ? table.hooks : undefined;
    return { file, hooks: isTable(hooks) ? statedHooks(hooks, () => file.origin) : [] };
  } catch (error) {
    return { file, hooks: isMissing(error) ? [] : null };
  }
}

/** JSON as TOML has it: whole numbers apart from others, and nothing in the place of null. */
function asToml(value: unknown): TomlValue | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => asToml(item) ?? {});
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).map(([key, inner]) => [key, asToml(inner)] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, TomlValue] => entry[1] !== undefined),
  );
}

async function factOf(
  { event, place, matcher, handler, origin }: StatedHook,
  { file, keyOf, plugin, managed, read }: HookSource,
  places: ProgramPlaces,
): Promise<HookFact | null> {
  const { type } = handler;
  const command = commandOf(handler, places.platform);
  // Codex skips a hook without a command, with a warning.
  if (type === 'command' && (command ?? '').trim() === '') return null;
  return {
    key: `${keyOf}:${hookEvents[event]}:${place}`,
    event,
    kind: typeof type === 'string' ? type : 'unknown',
    identity:
      type === 'mcp_tool'
        ? [handler.server, handler.tool].filter((part) => typeof part === 'string').join('/')
        : command === null
          ? null
          : await programIn(command, places),
    file,
    origin,
    plugin,
    hash: hookHash(event, matcher, handler, places.platform),
    managed,
    read,
  };
}

/** What the user's own file says of each hook, by its key. Codex takes trust from no other layer. */
export function hookStates(stack: ConfigStack): ReadonlyMap<string, TomlTable> {
  const user = stack.layers.find(({ origin }) => origin.layer === 'user');
  const hooks = user?.table.hooks;
  const state = isTable(hooks) ? hooks.state : undefined;
  const entries = Object.entries(isTable(state) ? state : {});
  return new Map(entries.filter((entry): entry is [string, TomlTable] => isTable(entry[1])));
}
