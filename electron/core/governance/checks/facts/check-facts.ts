import type { CodexInUse } from '../../../../shared/codex/codex.ts';
import type { Analytics, Otel } from '../../../../shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../../../shared/usage.ts';
import type { ConfigFiles } from '../../../config/layers/input.ts';
import type { ConfigStack } from '../../../config/layers/layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';
import type { TomlTable } from '../../../config/toml/toml.ts';
import type { KeptSessions } from '../../../index/kept-sessions.ts';
import type { SystemProcess } from '../../../platform/processes.ts';
import type { HooksFound } from '../../posture/facts/hooks.ts';
import type { FileAccess } from './file-access.ts';
import type { SecretInFile } from './secrets-in-files.ts';
import type { ProjectFolder } from './trusted-folders.ts';

/** Everything that the rules decide from. What a policy does not ask for is empty and was not read. */
export interface CheckFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly platform: NodeJS.Platform;
  /** Absolute. */
  readonly homeDir: string;
  /** Where Codex looks. */
  readonly files: ConfigFiles;
  readonly stack: ConfigStack;
  readonly resolved: ResolvedConfig;
  /** What all requirements amount to. */
  readonly required: TomlTable;
  readonly analytics: Analytics;
  /** With the health that was kept, or was just probed. */
  readonly otel: Otel;
  readonly codex: CodexInUse;
  readonly auth: AuthKind;
  /** Files that an organisation manages, existing or not. */
  readonly managed: readonly FileAccess[];
  readonly secrets: readonly SecretInFile[];
  readonly trusted: readonly ProjectFolder[];
  readonly hooks: HooksFound;
  /** What the user's own file says of hooks, by their key. */
  readonly hookStates: ReadonlyMap<string, TomlTable>;
  /** Running Codex processes of this user; null where the system could not be asked. */
  readonly processes: readonly SystemProcess[] | null;
  /** Null where no index was made yet, or it cannot be read. */
  readonly sessions: KeptSessions | null;
  /** The day of the oldest session on disk, `YYYY-MM-DD`; null where there is none. */
  readonly oldestSession: string | null;
}

/** Facts that are read only where a rule needs them. */
export type CheckNeed =
  | 'managed'
  | 'secrets'
  | 'trusted'
  | 'hooks'
  | 'processes'
  | 'sessions'
  | 'oldest-session';
