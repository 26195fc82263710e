import { known, maybe } from './field.ts';

const PERCENT = { unit: '%' } as const;

/** One limit as it stood at the time of the record. */
export const limitsFields = {
  of: known(['window', 'spend-cap', 'credits'], 'What limits.'),
  limitId: known('text', 'The limit and its window, stable over time.'),
  limitName: maybe('text', 'The name that OpenAI gives it.'),
  window: maybe(['session', 'daily', 'weekly', 'monthly', 'other'], 'The kind of its window.'),
  windowMinutes: maybe('integer', 'The length of its window.', { unit: 'min' }),
  planType: maybe('text', 'The plan of the account.'),
  state: known(['current', 'reset'], 'Whether it still stands, or was reset since.'),
  level: known(['unknown', 'normal', 'nearing', 'almost-used', 'reached'], 'How near its end it is.'),
  usedPercent: maybe('number', 'How much of it was used.', PERCENT),
  resetsAt: maybe('time', 'When it starts over.'),
} as const;

const changed = {
  before: maybe('text', 'The value before as JSON; null where there was none, or it was not known.', {
    names: { ocsf: 'entity.data', cef: 'cs3' },
  }),
  after: maybe('text', 'The value now as JSON; null where there is none, or it is not known.', {
    names: { ocsf: 'entity_result.data', cef: 'cs4' },
  }),
} as const;

/** Something else may leave the machine than before. */
export const configurationFields = {
  subject: known('text', 'What it is about: a channel, a signal, or a key of the configuration.', {
    names: { ocsf: 'entity.name', cef: 'cs1' },
  }),
  level: known(['info', 'warning', 'error'], 'How much it matters.'),
  title: known('text', 'A sentence that says what changed, in English.', {
    names: { ocsf: 'message', ecs: 'message', cef: 'msg' },
  }),
  ...changed,
} as const;

/** What Codex may do here is not what it was. */
export const postureFields = {
  entry: known('text', 'The entry of the posture, such as `execution.sandbox-mode`.', {
    names: { ocsf: 'entity.name', cef: 'cs1' },
  }),
  area: known('text', 'The area of the posture.'),
  item: maybe('text', 'One of its things, such as a server; a path as the project setting says.'),
  ...changed,
  layer: maybe('text', 'The layer of the configuration that decides it; null where none does.'),
  locked: maybe('boolean', 'Whether a change of the user’s own files would not change it.'),
} as const;

/** The result of a rule of the policy. */
export const checkFields = {
  policy: known('text', 'The policy by its name.', { names: { ocsf: 'compliance.standards', cef: 'cs2' } }),
  rule: known('text', 'The rule.', {
    names: { ocsf: 'compliance.control', ecs: 'rule.id', cef: 'cs1' },
  }),
  area: known('text', 'The area of the posture that it belongs to.', { names: { ecs: 'rule.category' } }),
  level: known(['error', 'warning', 'note'], 'How much it matters.'),
  state: known(['passed', 'failed', 'waived', 'not-known'], 'What was found.', {
    names: { ocsf: 'compliance.status', ecs: 'event.outcome', cef: 'outcome' },
  }),
  before: maybe(['passed', 'failed', 'waived', 'not-known'], 'What was found last; null for the first time.'),
  title: known('text', 'What the rule asks, in English.', {
    names: { ocsf: 'finding_info.title', ecs: 'rule.name', cef: 'msg' },
  }),
} as const;

const health = ['off', 'untested', 'accepted', 'reachable', 'failing', 'unobservable'] as const;

/** The health of one of Codex’s own OTel exporters is another. */
export const otelHealthFields = {
  signal: known(['logs', 'traces', 'metrics'], 'The signal.', { names: { cef: 'cs1' } }),
  exporter: known(['none', 'statsig', 'otlp-http', 'otlp-grpc', 'invalid'], 'The exporter in force.'),
  state: known(health, 'Its health.', { names: { cef: 'outcome' } }),
  before: maybe(health, 'Its health before; null for the first time.'),
  reason: maybe(
    'text',
    'Why, as a stable word: dns, refused, timeout, tls, auth, path, protocol, server, rejected.',
  ),
} as const;

/** Something that Glance alerts about, whether or not a notification was shown. */
export const alertFields = {
  cause: known(
    ['threshold', 'run-out', 'reserve', 'reset', 'otel', 'drift', 'compliance', 'waiting'],
    'What it was about.',
    { names: { cef: 'cs1' } },
  ),
  subject: known('text', 'The limit, signal, finding or thread.'),
  title: known('text', 'A sentence that says it, in English.', {
    names: { ocsf: 'finding_info.title', ecs: 'message', cef: 'msg' },
  }),
  change: maybe(
    ['failing', 'recovered', 'reached', 'used-up', 'approval', 'answer'],
    'How it changed, or what is waited for; null where the cause says it all.',
  ),
  usedPercent: maybe('number', 'How much of a limit was used.', PERCENT),
  threshold: maybe('number', 'The threshold that was passed.', PERCENT),
  runsOutAt: maybe('time', 'When the limit runs out at this rate.'),
} as const;
