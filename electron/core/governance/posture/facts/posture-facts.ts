import type { CodexInUse } from '../../../../shared/codex/codex.ts';
import type { AuthKind } from '../../../../shared/usage.ts';
import type { ConfigStack } from '../../../config/layers/layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';

/** All that the posture is decided from. Values are whole and may be secrets, so facts are never kept or shown. */
export interface PostureFacts {
  readonly platform: NodeJS.Platform;
  readonly stack: ConfigStack;
  readonly resolved: ResolvedConfig;
  readonly auth: AuthKind;
  readonly codex: CodexInUse;
}
