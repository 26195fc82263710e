import type { Origin } from '../../../../shared/origin.ts';
import { type ResolvedConfig, resolvedValue } from '../../../config/resolve.ts';
import { dottedKey, isTable, type KeyPath, type TomlTable, valueAt } from '../../../config/toml/toml.ts';
import { sha256 } from './content-hash.ts';
import { type ProgramPlaces, programIn } from './programs.ts';

/** A command that a configuration names and Codex runs by itself. Glance never runs it. */
export interface StartCommandFact {
  /** The dotted key. */
  readonly key: string;
  /** `at-start`: as soon as Codex starts. `in-session`: when it is needed. */
  readonly when: 'at-start' | 'in-session';
  readonly program: string | null;
  readonly origin: Origin;
  readonly sha256: string | null;
}

/** Finds the commands in force that give headers or credentials, beside servers, hooks and `notify`. */
export async function findStartCommands(
  resolved: ResolvedConfig,
  places: ProgramPlaces,
): Promise<readonly StartCommandFact[]> {
  const { effective } = resolved;
  const chosen = resolvedValue(resolved, ['model_provider']).value;
  const providers = namesIn(effective, ['model_providers']);
  const candidates: readonly { path: KeyPath; when: StartCommandFact['when'] }[] = [
    { path: ['otel', 'headers_helper'], when: 'at-start' },
    ...providers.map((name) => ({
      path: ['model_providers', name, 'auth', 'command'],
      when: name === chosen ? ('at-start' as const) : ('in-session' as const),
    })),
    ...providers.map((name) => ({
      path: ['model_providers', name, 'aws', 'credential_export', 'command'],
      when: 'in-session' as const,
    })),
    ...namesIn(effective, ['mcp_servers']).map((name) => ({
      path: ['mcp_servers', name, 'http_headers_helper'],
      when: 'in-session' as const,
    })),
    { path: ['js_repl_node_path'], when: 'in-session' },
  ];
  const found = await Promise.all(
    candidates.map(async ({ path, when }) => {
      const { value, origin } = resolvedValue(resolved, path);
      if (typeof value !== 'string' || value === '') return null;
      const program = await programIn(value, places);
      // A command line may hold a secret, and its hash would let a short one be guessed.
      return {
        key: dottedKey(path),
        when,
        program,
        origin,
        sha256: program === null ? null : sha256(program),
      };
    }),
  );
  return found.filter((one) => one !== null);
}

/** The program that `notify` names, the first of its words; null where there is none. */
export async function findNotify(resolved: ResolvedConfig, places: ProgramPlaces): Promise<string | null> {
  const { value } = resolvedValue(resolved, ['notify']);
  const [first] = Array.isArray(value) ? value : [];
  return typeof first === 'string' ? programIn(first, places) : null;
}

function namesIn(table: TomlTable, path: KeyPath): string[] {
  const value = valueAt(table, path);
  return isTable(value) ? Object.keys(value) : [];
}
