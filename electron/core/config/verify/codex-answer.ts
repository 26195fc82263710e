import * as v from 'valibot';
import type { Layer } from '../../../shared/origin.ts';

const layerName = v.object({
  type: v.string(),
  file: v.nullish(v.string()),
  dotCodexFolder: v.nullish(v.string()),
  profile: v.nullish(v.string()),
});

/** What `config/read` answers; the config itself is kept as it came. */
export const configReadResult = v.object({
  config: v.record(v.string(), v.unknown()),
  origins: v.record(v.string(), v.object({ name: layerName })),
  layers: v.nullish(
    v.array(v.object({ name: layerName, config: v.unknown(), disabledReason: v.nullish(v.string()) })),
  ),
});

/** What `configRequirements/read` answers, as far as it pins what Glance explains. */
export const requirementsReadResult = v.object({
  requirements: v.nullish(
    v.object({
      feedback: v.nullish(v.record(v.string(), v.unknown())),
      otel: v.nullish(v.record(v.string(), v.unknown())),
    }),
  ),
});

/** A `configWarning` that points at a file. */
export const configWarning = v.object({
  path: v.string(),
  range: v.object({ start: v.object({ line: v.number() }) }),
});

/** A layer by the name that Glance has for it. `file` is absolute. */
export interface CodexLayerName {
  /** Null for a kind that Glance does not know. */
  readonly layer: Layer | null;
  readonly file: string | null;
}

export interface CodexConfig {
  readonly state: 'answered';
  readonly config: Readonly<Record<string, unknown>>;
  /** By the keys of the path joined with dots, unquoted. */
  readonly origins: ReadonlyMap<string, CodexLayerName>;
  /** Highest first. */
  readonly layers: readonly (CodexLayerName & { readonly disabled: boolean; readonly config: unknown })[];
  readonly requirements: { readonly feedback: unknown; readonly otel: unknown };
}

/** Codex cannot use the configuration. Messages quote values, so they are never shown or kept. */
export interface CodexRefusal {
  /** `failed`: it runs on a fallback. `exited`: it did not start. */
  readonly state: 'failed' | 'exited';
  readonly message: string;
  /** Where a warning that came with it points. */
  readonly at: { readonly file: string; readonly line: number } | null;
}

export type CodexAnswer = CodexConfig | CodexRefusal;

const layers: Readonly<Record<string, Layer>> = {
  packagedDefaults: 'packaged',
  system: 'system',
  enterpriseManaged: 'cloud',
  user: 'user',
  project: 'project',
  sessionFlags: 'flags',
  legacyManagedConfigTomlFromFile: 'managed',
  legacyManagedConfigTomlFromMdm: 'managed-mdm',
};

/** Reads the two results. Null where they are not of the form that Glance knows. */
export function readAnswer(config: unknown, requirements: unknown, sep: string): CodexConfig | null {
  const read = v.safeParse(configReadResult, config);
  const pinned = v.safeParse(requirementsReadResult, requirements);
  if (!read.success || !pinned.success) return null;
  const nameOf = (name: v.InferOutput<typeof layerName>): CodexLayerName => {
    const project = name.dotCodexFolder == null ? null : `${name.dotCodexFolder}${sep}config.toml`;
    const layer = name.type === 'user' && name.profile != null ? 'profile' : (layers[name.type] ?? null);
    return { layer, file: name.file ?? project };
  };
  return {
    state: 'answered',
    config: read.output.config,
    origins: new Map(
      Object.entries(read.output.origins).map(([key, { name }]) => [key, nameOf(name)] as const),
    ),
    layers: (read.output.layers ?? []).map(({ name, config: table, disabledReason }) => ({
      ...nameOf(name),
      disabled: disabledReason != null,
      config: table,
    })),
    requirements: {
      feedback: pinned.output.requirements?.feedback ?? null,
      otel: pinned.output.requirements?.otel ?? null,
    },
  };
}
