import type { Analytics, Otel } from '../../../../shared/telemetry/telemetry.ts';
import type { ConfigFiles } from '../../../config/layers/input.ts';
import type { TomlTable } from '../../../config/toml/toml.ts';
import type { KeptSessions } from '../../../index/kept-sessions.ts';
import type { MachineFacts } from '../../posture/facts/machine-facts.ts';
import type { FileAccess } from './file-access.ts';
import type { SecretInFile } from './secrets-in-files.ts';
import type { ProjectFolder } from './trusted-folders.ts';

/** Everything that the rules decide from. What a policy does not ask for is empty and was not read. */
export interface CheckFacts extends MachineFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Absolute. */
  readonly homeDir: string;
  /** Where Codex looks. */
  readonly files: ConfigFiles;
  /** What all requirements amount to. */
  readonly required: TomlTable;
  readonly analytics: Analytics;
  /** With the health that was kept, or was just probed. */
  readonly otel: Otel;
  /** Files that an organisation manages, existing or not. */
  readonly managed: readonly FileAccess[];
  readonly secrets: readonly SecretInFile[];
  readonly trusted: readonly ProjectFolder[];
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
