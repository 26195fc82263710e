import type { ExternalLink } from '../../../electron/shared/contract/external-links.ts';
import type {
  OtelFailure,
  OtelHealthState,
  OtelPlan,
  OtelSignal,
} from '../../../electron/shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../../electron/shared/usage.ts';

/** The frame of every detail view. */
export const detail = {
  navigation: 'Way back',
  back: 'Back',
  backKey: 'Back (Esc)',
  goBack: 'Go back to see what is so now.',
  state: 'State',
  decider: 'Decided by',
  lockedBy: (decider: string) => `${decider} (locked)`,
  lockedNote: 'A higher layer decides, so your config.toml cannot change it.',
};

export const controls = {
  open: 'Open',
  openFile: (what: string) => `Open ${what}`,
  links: {
    pricing: 'Prices at OpenAI',
    governance: 'OpenAI on governance and audit',
  } satisfies Record<ExternalLink, string>,
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C or ⌘C',
};

export const otel = {
  health: 'Does it arrive?',
  destination: 'Where it goes',
  exporter: 'Exporter',
  endpoint: 'Address',
  protocol: 'Protocol',
  protocols: { json: 'HTTP, JSON', binary: 'HTTP, protobuf', grpc: 'gRPC' } satisfies Record<
    NonNullable<OtelSignal['protocol']>,
    string
  >,
  check: 'Check now',
  checking: 'Checking',
  automatic: 'Check automatically',
  sends: 'A check sends one empty export to this address, with the headers set for it.',
  history: 'What changed, 30 days',
  failure: {
    dns: 'The name was not found',
    refused: 'The connection was refused',
    timeout: 'No answer in time',
    tls: 'TLS did not come about',
    auth: 'The credentials were refused',
    path: 'The address has no such path',
    protocol: 'The protocol does not fit',
    server: 'The collector reported an error',
    rejected: 'The export was rejected',
  } satisfies Record<OtelFailure, string>,
  codexSays: 'What Codex itself says',
  lastError: 'Last error',
  errors: 'Errors in 24 hours',
  retry: 'Asked to wait until',
  headers: 'Headers by name',
  tlsFiles: 'TLS files',
  variable: {
    used: 'Used',
    ignored: 'Ignored by Codex',
    'stops-all': 'Stops all OTel',
  } satisfies Record<OtelPlan['environment'][number]['effect'], string>,
  checkedLabel: 'Checked',
  neverChecked: 'Never',
  latency: 'Answered in',
  milliseconds: (ms: number) => `${ms} ms`,
  todo: {
    off: null,
    untested: 'Check it to see whether an export is accepted.',
    accepted: null,
    reachable: 'It answers but took nothing: check the path of the address and the collector’s log.',
    failing: 'Mend the cause, then check again.',
    unobservable: null,
    invalid: 'Set one exporter, of one kind, in one layer.',
  } satisfies Record<OtelHealthState | 'invalid', string | null>,
};

export const prompts = {
  off: 'The text of your prompts is not part of the log records.',
  on: (host: string | null) =>
    host === null
      ? 'The text of your prompts leaves this machine with the log records.'
      : `The text of your prompts leaves this machine with the log records, to ${host}.`,
  onWithoutExporter: 'Nothing leaves this machine by it: OTel logs have no exporter.',
  toStop: 'To stop it, put this into your config.toml',
};

export const feedback = {
  on: 'Only when you send a report yourself with /feedback.',
  off: 'Codex refuses to send reports.',
  goesTo: (destination: string) => `Reports go to ${destination}.`,
  toStop: 'To refuse reports, put this into your config.toml',
};

export const compliance = {
  span: 'Last 30 days',
  visible: 'In the export',
  invisible: 'Not in it',
  unknown: 'Not known',
  sessions: 'All sessions',
};

export const limit = {
  windows: 'All limits',
  pace: 'Against even use',
  title: (window: string) => `${window} limit`,
  use: 'Use',
  left: 'Left',
  even: 'At even pace by now',
  outlook: 'Outlook',
  atReset: 'Used by the reset',
  runsOut: 'Runs out',
  earliest: 'At the earliest',
  latest: 'At the latest',
  mayLast: 'may last',
  usedBy: 'What used it',
  sessions: 'By session',
  folders: 'By folder',
  models: 'By model',
  otherDevices: 'Tokens on this machine that count against this limit; other devices are not in it.',
  window: 'Window',
  length: 'Length',
  resets: 'Resets',
  hasReset: 'Was reset',
  seen: 'Last seen',
  why: 'State',
  id: 'Limit',
  plan: 'Plan',
  planName: 'Plan',
  credits: 'Credits left',
  unlimited: 'Unlimited',
  account: 'Your account',
  asked: 'Asked',
  notAsked: 'Not yet',
  days: 'Both counted',
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  byAccount: 'Tokens, all devices',
  byMachine: 'Tokens, this machine',
  lifetime: 'Tokens in all',
};

export const session = {
  activity: 'Activity',
  with: 'With',
  where: 'Where',
  rate: 'Tokens a minute',
  noRate: 'None lately',
  share: (amount: string, percent: string) => `${amount} · ${percent}`,
  cached: 'Input from cache',
  reasoning: 'Output for reasoning',
  turns: 'Turns',
  toolCalls: 'Tool calls',
  aborted: 'Interrupted',
  failed: 'Failed',
  compactions: 'Compactions',
  rollbacks: 'Rollbacks',
  started: 'Started',
  lastActive: 'Last active',
  model: 'Model',
  provider: 'Provider',
  tier: 'Service tier',
  signIn: 'Sign-in',
  auth: {
    chatgpt: 'ChatGPT',
    apikey: 'API key',
    provider: 'Own provider',
    unknown: 'Not known',
  } satisfies Record<NonNullable<AuthKind> | 'unknown', string>,
  version: 'Codex version',
  originator: 'Started by',
  folder: 'Folder',
  repository: 'Repository',
  branch: 'Branch',
  thread: 'Thread',
  parent: 'Subagent of',
  forkedFrom: 'Forked from',
  files: 'Files',
  gone: 'No longer there',
};
