import type { Message } from '../../../shared/messages/message.ts';
import type { Layer, Origin } from '../../../shared/origin.ts';
import { lineOf } from '../toml/key-lines.ts';
import { dottedKey, type KeyPath, type TomlTable } from '../toml/toml.ts';

export interface LayerError {
  /**
   * `syntax` and `unreadable`: Codex cannot use the file either. `not-read`: Glance does not read it, so
   * what Codex finds in it is not known.
   */
  readonly kind: 'syntax' | 'unreadable' | 'not-read';
  readonly message: Message;
  /** Why it was not read, a clause: "it is not a regular file". With `not-read` alone. */
  readonly why?: Message;
  readonly file: string;
  /** 1-based. */
  readonly line: number | null;
}

/** Why the organisation's cloud config is not known; `message` and `settledBy` are sentences. */
export type CloudProblem =
  | { readonly kind: 'unreadable'; readonly message: Message; readonly file: string }
  /** Nothing is broken, but what there is does not show enough. */
  | { readonly kind: 'unsettled'; readonly message: Message; readonly settledBy: Message };

/** One layer row of the stack as found on disk. */
export interface ConfigLayer {
  readonly origin: Origin;
  readonly exists: boolean;
  /** Set where Codex reads the layer but does not use it. */
  readonly disabledReason: Message | null;
  readonly error: LayerError | null;
  /** Set where the layer comes from a copy that is past its time. */
  readonly staleReason: Message | null;
  /** Empty where the layer is missing or broken. Keys that Codex drops are already gone. */
  readonly table: TomlTable;
  /** Dotted keys that Codex drops from this layer. */
  readonly droppedKeys: readonly string[];
  /** Lines of the keys, by `lineOf`. */
  readonly lines: ReadonlyMap<string, number>;
}

/** Why Codex cannot use a file that the configuration names. */
export type FileFault = 'missing' | 'empty' | 'not-json';

/** Everything that decides the configuration of the next Codex process. */
export interface ConfigStack {
  /** Lowest first, from the packaged defaults up. */
  readonly layers: readonly ConfigLayer[];
  /** Requirement sources, lowest first. They are applied on top of the merged layers. */
  readonly requirements: readonly ConfigLayer[];
  /** Why the organisation's cloud config is not known. */
  readonly problems: readonly CloudProblem[];
  readonly codexVersion: string | null;
  /** Why the organisation's cloud config is not known, a clause; null or left out where it is. */
  readonly unknownCloud?: Message | null;
  /** Profile files that no option selects. They do not count. */
  readonly profiles?: readonly ConfigLayer[];
  /** Files that layers name and Codex needs, but cannot use, by path. */
  readonly fileFaults?: ReadonlyMap<string, FileFault>;
  /** Files that layers in use name and Codex needs, but Glance does not read: why not, by path. */
  readonly unreadFiles?: ReadonlyMap<string, Message>;
}

/** Returns a layer with nothing in it; `parts` fills in what there is. */
export function emptyLayer(origin: Origin, parts: Partial<ConfigLayer> = {}): ConfigLayer {
  return {
    origin,
    exists: false,
    disabledReason: null,
    error: null,
    staleReason: null,
    table: {},
    droppedKeys: [],
    lines: new Map(),
    ...parts,
  };
}

/** Returns where a layer sets a path: with the dotted key, and the line where it is known. */
export function originOf(layer: ConfigLayer, path: KeyPath): Origin {
  const line = lineOf(layer.lines, path);
  return { ...layer.origin, key: dottedKey(path), ...(line === undefined ? {} : { line }) };
}

/** Returns true for a layer of requirements, which is applied on top of the stack. */
export function isRequirement(layer: Layer): boolean {
  return layer.startsWith('requirements-');
}

/** Layers that a value in the user's config.toml cannot overrule. */
const aboveUser: readonly Layer[] = ['profile', 'project', 'flags', 'managed', 'managed-mdm'];

/** Returns true for a layer that overrides the user's config.toml. */
export function isAboveUser(layer: Layer): boolean {
  return aboveUser.includes(layer) || isRequirement(layer);
}
