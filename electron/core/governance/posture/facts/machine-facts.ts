import type { CodexInUse } from '../../../../shared/codex/codex.ts';
import type { AuthKind } from '../../../../shared/usage.ts';
import type { ConfigStack } from '../../../config/layers/layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';
import type { TomlTable } from '../../../config/toml/toml.ts';
import type { SystemProcess } from '../../../platform/processes.ts';
import type { HooksFound } from './hooks.ts';

/** What both the posture and the rules of a policy are decided from. */
export interface MachineFacts {
  readonly platform: NodeJS.Platform;
  readonly stack: ConfigStack;
  readonly resolved: ResolvedConfig;
  readonly auth: AuthKind;
  readonly codex: CodexInUse;
  readonly hooks: HooksFound;
  /** What the user's own file says of hooks, by their key. */
  readonly hookStates: ReadonlyMap<string, TomlTable>;
  /** Running Codex processes of this user; null where the system could not be asked. */
  readonly processes: readonly SystemProcess[] | null;
}
