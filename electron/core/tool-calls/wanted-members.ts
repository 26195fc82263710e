import type { Wanted } from './line-walker.ts';

/** What is read of a rollout line, and nothing else: names, kinds, ids, times and closed values. */
export type ToolField =
  | 'timestamp'
  | 'type'
  | 'payloadType'
  | 'callId'
  | 'id'
  | 'name'
  | 'namespace'
  | 'turnId'
  | 'forkedFrom'
  | 'status'
  | 'success'
  | 'exitCode'
  | 'source'
  | 'seconds'
  | 'nanoseconds'
  | 'result'
  | 'resultIsError'
  | 'error'
  | 'errorName'
  | 'itemType'
  | 'completedAt';

type Members = Readonly<Record<string, Wanted<ToolField>>>;

const duration: Wanted<ToolField> = {
  members: { secs: { value: 'seconds' }, nanos: { value: 'nanoseconds' } },
};

/** `isError` as MCP writes it; `is_error` in older records. */
const errorFlag: Members = { isError: { value: 'resultIsError' }, is_error: { value: 'resultIsError' } };

/** How something ended (codex-rs/protocol/src/protocol.rs: `ExecCommandEndEvent`, `McpToolCallEndEvent`, …). */
const ending: Members = {
  status: { value: 'status' },
  success: { value: 'success' },
  exit_code: { value: 'exitCode' },
  source: { value: 'source' },
  duration,
  result: { firstName: 'result', members: { ...errorFlag, Ok: { members: errorFlag } } },
};

/** The name of a failure; its message is passed over. An object of one member stands for a name with details. */
const errorName: Wanted<ToolField> = { value: 'errorName', firstName: 'errorName' };

export const toolMembers: Wanted<ToolField> = {
  members: {
    timestamp: { value: 'timestamp' },
    type: { value: 'type' },
    payload: {
      members: {
        ...ending,
        type: { value: 'payloadType' },
        call_id: { value: 'callId' },
        id: { value: 'id' },
        name: { value: 'name' },
        namespace: { value: 'namespace' },
        turn_id: { value: 'turnId' },
        forked_from_id: { value: 'forkedFrom' },
        codex_error_info: errorName,
        error: { firstName: 'error', members: { codex_error_info: errorName } },
        completed_at_ms: { value: 'completedAt' },
        item: { members: { ...ending, type: { value: 'itemType' }, id: { value: 'callId' } } },
      },
    },
  },
};
