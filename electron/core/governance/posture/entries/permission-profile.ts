import { isTable, type TomlTable, type TomlValue, valueAt } from '../../../config/toml/toml.ts';

/** The older modes, which say as well how much a profile grants. */
export type SandboxMode = 'read-only' | 'workspace-write' | 'danger-full-access';

/** What a permission profile grants, with what it takes from the one that it extends. */
export interface PermissionProfile {
  readonly name: string;
  /** The older mode that grants as much; null where the profile is not defined. */
  readonly mode: SandboxMode | null;
  /** Null where the profile is not defined. */
  readonly network: boolean | null;
  /** Paths beside those of the mode, as the profile names them. */
  readonly writes: readonly string[];
  /** Paths and patterns that commands cannot read. */
  readonly denies: readonly string[];
}

const builtIn: Readonly<Record<string, SandboxMode>> = {
  ':read-only': 'read-only',
  ':workspace': 'workspace-write',
  ':danger-full-access': 'danger-full-access',
};

/** Profiles that extend each other further than this are taken for a circle. */
const LONGEST_CHAIN = 16;

/** Resolves a profile of `profiles` or one that Codex has by itself. */
export function profileCalled(
  profiles: TomlTable,
  name: TomlValue | undefined,
  depth = 0,
): PermissionProfile {
  const nothing = { name: String(name), mode: null, network: null, writes: [], denies: [] };
  if (typeof name !== 'string' || depth > LONGEST_CHAIN) return nothing;
  const mode = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  if (mode !== undefined) return { ...nothing, mode, network: mode === 'danger-full-access' };
  const own = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!isTable(own)) return nothing;
  const base =
    own.extends === undefined
      ? ({ ...nothing, mode: 'read-only', network: false } as const)
      : profileCalled(profiles, own.extends, depth + 1);
  const grants = grantsOf(own.filesystem);
  const named = (access: readonly string[]) =>
    grants.filter((grant) => access.includes(grant.access)).map(({ path }) => path);
  const writes = named(['write']);
  const network = valueAt(own, ['network', 'enabled']);
  return {
    name,
    mode: base.mode === null ? null : modeWith(base.mode, writes),
    network: typeof network === 'boolean' ? network : base.network,
    writes: [...base.writes, ...writes],
    denies: [...base.denies, ...named(['deny', 'none'])],
  };
}

function modeWith(base: SandboxMode, writes: readonly string[]): SandboxMode {
  if (base === 'danger-full-access' || writes.some((path) => path === ':root' || path === '/')) {
    return 'danger-full-access';
  }
  return writes.length > 0 ? 'workspace-write' : base;
}

interface Grant {
  readonly path: string;
  readonly access: string;
}

/** Each path with its access; those below a place such as `:workspace_roots` with it before them. */
function grantsOf(filesystem: TomlValue | undefined): Grant[] {
  return Object.entries(isTable(filesystem) ? filesystem : {}).flatMap(([path, access]) => {
    if (typeof access === 'string') return [{ path, access }];
    return Object.entries(isTable(access) ? access : {}).flatMap(([below, inner]) =>
      typeof inner === 'string' ? [{ path: below === '.' ? path : `${path}/${below}`, access: inner }] : [],
    );
  });
}
