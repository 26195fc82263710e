import type { Finding } from '../../electron/shared/finding.ts';
import type { Layer } from '../../electron/shared/origin.ts';
import type { OtelHealthState, OtelSignal } from '../../electron/shared/telemetry.ts';
import type { SessionState } from '../../electron/shared/usage.ts';

import { analytics, channels, edit, surface } from './en/analytics.ts';
import {
  compliance,
  controls,
  detail,
  feedback,
  finding,
  gone,
  limit,
  otel,
  prompts,
  session,
} from './en/details.ts';
import { ladder } from './en/ladder.ts';
import { tokens } from './en/tokens.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Every text of the page. Sentence case; what is so first, then why or what to do. */
export const en = {
  product: 'Codex Glance',
  plan: (plan: string) => `${plan.charAt(0).toUpperCase()}${plan.slice(1)} plan`,

  headline: {
    tone: { critical: 'Problem:', warning: 'Attention:', note: 'Note:', well: 'Good:' },
    loading: 'Reading your sessions',
    noHome: 'No Codex found on this machine yet',
    noHomeDetail: 'This page fills by itself once Codex has run.',
    empty: 'Codex has recorded nothing yet',
    emptyDetail: 'This page fills by itself with the first session.',
    scanning: 'Reading your sessions for the first time',
    scanningDetail: 'Sums are lower bounds until everything is read.',
    more: (title: string, others: number) => `${title}, and ${others} more`,
    limitReached: (limit: string, resets: string | null) =>
      resets === null ? `${limit} limit reached` : `${limit} limit reached until ${resets}`,
    limitReachedUnknown: 'A limit was reached',
    limitUsed: (limit: string, percent: string, resets: string | null) =>
      resets === null
        ? `${limit} limit is ${percent} used`
        : `${limit} limit is ${percent} used, resets ${resets}`,
    otelFailing: (signals: string) => `OTel ${signals} are failing`,
    promptsLogged: (host: string | null) =>
      host === null ? 'Your prompts are being logged' : `Your prompts are being logged to ${host}`,
    promptsDetail: 'Set log_user_prompt = false under [otel] to stop it.',
    analyticsDefault: 'Analytics are on by default',
    analyticsDetail: 'No setting turns them off.',
    well: 'All well',
    wellRunning: (count: number) => `All well, ${plural(count, 'session', 'sessions')} running`,
  },

  limits: {
    title: 'Limits',
    window: {
      session: '5-hour',
      daily: 'Daily',
      weekly: 'Weekly',
      monthly: 'Monthly',
      span: (span: string) => span,
      unnamed: 'Other',
    },
    label: (window: string, name: string | null) => (name === null ? window : `${window}, ${name}`),
    used: 'used',
    resets: (left: string) => `Resets in ${left}`,
    noReset: 'Reset time not known',
    unknown: 'Not known',
    unknownWhy: (age: string) => `Reset since it was seen ${age}`,
    asOf: (age: string) => `Seen ${age}`,
    pace: {
      even: 'On even pace',
      over: (points: string) => `${points} over even pace`,
      under: (points: string) => `${points} under even pace`,
    },
    level: { nearing: 'Nearing', 'almost-used': 'Almost used', reached: 'Reached' },
    value: (parts: { used: string; resets: string | null; pace: string | null }) =>
      [`${parts.used} used`, parts.resets, parts.pace].filter((part) => part !== null).join(', '),
    none: 'No limit was seen yet',
    credits: (balance: string) => `Credits left: ${balance}`,
    unlimited: 'Credits are unlimited',
  },

  live: {
    title: 'Now',
    none: 'No session is running',
    notYet: 'Not known until the first read ends',
    last: (folder: string, age: string) => `Last active ${age} in ${folder}`,
    state: {
      running: 'Running',
      idle: 'Idle',
      failed: 'Failed',
      crashed: 'Ended unexpectedly',
      ended: 'Ended',
    } satisfies Record<SessionState, string>,
    folderUnknown: 'Folder not recorded',
    modelUnknown: 'Model not recorded',
    context: 'Context',
    contextFull: (percent: string) => `${percent} of context`,
    contextText: (used: string, window: string) => `${used} of ${window} tokens`,
    contextUnknown: 'Context not known',
    rate: (tokens: string) => `${tokens}/min`,
    sparkline: (total: string, most: string) =>
      `Last 15 minutes: ${total} tokens, at most ${most} in one minute`,
  },

  tokens,

  leaving: {
    title: 'What leaves this machine',
    analytics: 'Analytics',
    on: 'On',
    off: 'Off',
    unknown: 'Not known',
    onDemand: 'On demand',
    channelsOn: (hosts: string) => `Goes to ${hosts}`,
    locked: 'Locked by a higher layer',
    signal: { logs: 'OTel logs', traces: 'OTel traces', metrics: 'OTel metrics' } satisfies Record<
      OtelSignal['signal'],
      string
    >,
    signalName: { logs: 'logs', traces: 'traces', metrics: 'metrics' } satisfies Record<
      OtelSignal['signal'],
      string
    >,
    and: (names: readonly string[]) => names.join(' and '),
    exporter: {
      none: 'No exporter',
      statsig: "OpenAI's own exporter",
      'otlp-http': 'OTLP over HTTP',
      'otlp-grpc': 'OTLP over gRPC',
      invalid: 'Exporter setting is invalid',
    } satisfies Record<OtelSignal['exporter'], string>,
    exporterTo: (exporter: string, host: string) => `${exporter} to ${host}`,
    health: {
      off: 'Off',
      untested: 'Not tested',
      accepted: 'Accepted',
      reachable: 'Reachable',
      failing: 'Failing',
      unobservable: 'Not checkable',
    } satisfies Record<OtelHealthState, string>,
    invalid: 'Invalid',
    prompts: 'Prompt logging',
    promptsOn: 'Logged',
    feedback: 'Feedback reports',
    compliance: 'Compliance export',
    complianceShare: (visible: string, sessions: string) => `${visible} of ${sessions} sessions`,
    complianceNone: 'No sessions',
    complianceParts: (invisible: number, unknown: number) =>
      [
        invisible > 0 ? `${plural(invisible, 'session is', 'sessions are')} not in it` : null,
        unknown > 0 ? `${unknown} not known` : null,
      ]
        .filter((part) => part !== null)
        .join(', '),
    checked: (age: string) => `Checked ${age}`,
    decided: (by: string) => `Decided by ${by}`,
  },

  origin: {
    layer: {
      default: "Codex's default",
      packaged: "the package's defaults",
      system: 'the system config',
      cloud: 'your workspace',
      user: 'your config.toml',
      profile: 'a profile',
      project: "the project's config",
      flags: 'a command-line option',
      managed: 'managed_config.toml',
      'managed-mdm': 'device management',
      'requirements-system': "the system's requirements",
      'requirements-cloud': "your workspace's requirements",
      'requirements-managed': 'managed requirements',
      'requirements-mdm': 'device-management requirements',
    } satisfies Record<Layer, string>,
    line: (place: string, line: number) => `${place}, line ${line}`,
    profile: (name: string) => `profile ${name}`,
  },

  findings: {
    title: 'Findings',
    level: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<Finding['level'], string>,
  },

  firstRun: {
    looked: 'Where Glance looked',
    missing: 'not there',
    emptyHome: 'no sessions yet',
    todo: 'What to do',
    noHomeSteps: [
      'Install Codex and run it once in any folder.',
      'Or start Glance with --codex-home and the folder that Codex uses.',
    ],
    emptySteps: [
      'Run codex in any folder.',
      'Leave this page open: tokens, limits and context appear while it works.',
    ],
    demo: 'Show a demo',
    demoWhy: 'Made-up sessions that keep growing. Nothing is written to a Codex home.',
  },

  demo: {
    label: 'Demo',
    text: 'Made-up sessions, not yours',
    leave: 'Leave demo',
  },

  footer: {
    newest: (age: string) => `Newest record: ${age}`,
    nothing: 'Nothing read yet',
    homes: (count: number) => plural(count, 'Codex home', 'Codex homes'),
    refresh: 'Refresh',
    refreshKey: 'Refresh (R)',
    lost: 'Connection lost, reconnecting',
    expired: 'Session expired: open the printed URL again',
    problem: (message: string) => `Not refreshed: ${message}`,
  },

  detail,
  gone,
  controls,
  ladder,
  analytics,
  edit,
  surface,
  channels,
  otel,
  prompts,
  feedback,
  compliance,
  limit,
  session,
  finding,

  page: {
    loading: 'Connecting',
    failed: 'Nothing can be shown yet',
    again: 'Try again',
  },
};

/** The form that every language fills. */
export type Strings = typeof en;
