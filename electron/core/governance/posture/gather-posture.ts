import type { CodexInUse } from '../../../shared/codex/codex.ts';
import type { ConfigInput } from '../../config/layers/input.ts';
import { resolveConfig } from '../../config/resolve.ts';
import { readConfigStack } from '../../config/stack.ts';
import type { PostureFacts } from './facts/posture-facts.ts';

/** Which Codex the posture is of, and where things about it are found. */
export interface PostureInput {
  readonly config: ConfigInput;
  readonly codex: CodexInUse;
}

/** Reads all that the posture is decided from. Never throws for what is in a file. */
export async function gatherPosture({ config, codex }: PostureInput): Promise<PostureFacts> {
  const stack = await readConfigStack(config);
  return {
    platform: config.platform,
    stack,
    resolved: resolveConfig(stack),
    auth: config.auth ?? null,
    codex,
  };
}
