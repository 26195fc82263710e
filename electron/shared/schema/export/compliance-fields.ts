import { known, maybe } from './field.ts';
import { tokenNames } from './token-fields.ts';

/** An event of the Compliance Logs Platform that was pulled. Of other people and machines too: of the workspace. */
export const complianceFields = {
  log: known('text', 'The log that it is of, such as `CODEX_LOG`.', {
    names: { ocsf: 'metadata.log_name', ecs: 'event.dataset', cef: 'cat' },
  }),
  eventId: maybe('text', 'Its id there; null where it has none.', {
    names: { ocsf: 'metadata.original_event_uid', ecs: 'event.id', cef: 'externalId' },
  }),
  event: maybe('text', 'What happened, such as `PROMPT_SENT` or an action of an administrator.', {
    names: { ocsf: 'metadata.event_code', ecs: 'event.action', cef: 'act' },
  }),
  outcome: maybe('text', 'How it ended, as the platform writes it.', {
    names: { ocsf: 'status_detail', ecs: 'event.outcome', cef: 'outcome' },
  }),
  decision: maybe('text', 'How a tool call was decided, as the platform writes it.', {
    names: { ocsf: 'disposition', cef: 'cs1' },
  }),
  actorId: maybe('text', 'Who did it, by the id of the workspace.', {
    names: { otel: 'user.id', ocsf: 'actor.user.uid', ecs: 'user.id', cef: 'suid' },
  }),
  actorEmail: maybe('text', 'The same by email.', {
    names: { otel: 'user.email', ocsf: 'actor.user.email_addr', ecs: 'user.email', cef: 'cs2' },
  }),
  clientIp: maybe('text', 'From where, as events of administration and sign-in have it.', {
    names: { otel: 'client.address', ocsf: 'src_endpoint.ip', ecs: 'source.ip', cef: 'src' },
  }),
  sessionId: maybe('text', 'The session or thread of Codex.', {
    names: {
      otel: 'gen_ai.conversation.id',
      ocsf: 'ai_agent.instance_uid',
      ecs: 'gen_ai.conversation.id',
      cef: 'cs3',
    },
  }),
  client: maybe('text', 'The client, such as `CODEX_CLI`.', {
    names: { ocsf: 'actor.app_name', ecs: 'user_agent.name', cef: 'requestClientApplication' },
  }),
  model: maybe('text', 'The model.', {
    names: { otel: 'gen_ai.request.model', ocsf: 'ai_agent.ai_model.name', ecs: 'gen_ai.request.model' },
  }),
  inputTokens: maybe(
    'integer',
    'Input tokens, cached ones included, however the log counts them.',
    tokenNames.input,
  ),
  cachedInputTokens: maybe(
    'integer',
    'Input tokens read from the cache: a part of the input.',
    tokenNames.cachedInput,
  ),
  outputTokens: maybe('integer', 'Output tokens.', tokenNames.output),
  file: known('text', 'The file of the archive that holds it, by its folder and name.', {
    names: { ecs: 'log.file.path', cef: 'fname' },
  }),
  content: maybe(
    'text',
    'The whole event as JSON, prompts and responses included. Null unless the settings of the target say `include_content = true`; never kept in the queue.',
    { names: { ocsf: 'raw_data', ecs: 'event.original' } },
  ),
} as const;

/** How far the pulled compliance logs are behind is another. */
export const complianceWindowFields = {
  state: known(
    ['ok', 'falling-behind', 'passed', 'not-known'],
    'Whether logs leave the platform before they are pulled.',
    {
      names: { cef: 'outcome' },
    },
  ),
  before: maybe(
    ['ok', 'falling-behind', 'passed', 'not-known'],
    'The state before; null for the first time.',
  ),
  behindMs: maybe('integer', 'How old the time is up to which all was pulled.', { unit: 'ms' }),
  pulledAt: maybe('time', 'When a pull last ran.'),
  lostFrom: maybe('time', 'Where what was lost begins; null where nothing was.'),
  lostTo: maybe('time', 'Where it ends.'),
} as const;
