import { parseTime } from './line-time.ts';
import type { ThreadMeta } from './rollout-state.ts';
import { asObject, asString } from './token-usage.ts';

/** Removes user and password, or a token, from the address of a remote. */
function withoutUserInfo(url: string | null): string | null {
  return url?.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1') ?? null;
}

/**
 * Reads a `session_meta` payload (codex-rs/protocol/src/protocol.rs, `SessionMeta`).
 * `fallbackThreadId` comes from the file's name.
 */
export function readThreadMeta(
  payload: Readonly<Record<string, unknown>>,
  fallbackThreadId: string,
  at: number | null,
): ThreadMeta {
  const threadId = asString(payload.id) ?? fallbackThreadId;
  const git = asObject(payload.git);
  const source = payload.source;
  const spawn = asObject(asObject(asObject(source)?.subagent)?.thread_spawn);
  return {
    threadId,
    sessionId: asString(payload.session_id) ?? threadId,
    parentThreadId: asString(payload.parent_thread_id) ?? asString(spawn?.parent_thread_id),
    forkedFromId: asString(payload.forked_from_id),
    cwd: asString(payload.cwd),
    originator: asString(payload.originator),
    source:
      typeof source === 'string'
        ? source
        : asObject(source)
          ? (Object.keys(source as object)[0] ?? null)
          : null,
    cliVersion: asString(payload.cli_version),
    modelProvider: asString(payload.model_provider),
    chatgptCreator:
      asString(payload.creator_account_id) !== null || asString(payload.creator_user_id) !== null,
    repository: withoutUserInfo(asString(git?.repository_url)),
    branch: asString(git?.branch),
    startedAt: parseTime(payload.timestamp) ?? at,
    historyBase: asObject(payload.history_base) !== null,
  };
}
