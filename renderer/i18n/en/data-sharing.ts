import { type Message, textOf } from '../../../electron/shared/messages/message.ts';
import type { Layer } from '../../../electron/shared/origin.ts';
import type { OtelHealthState, OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What is so with analytics and who decided. `reason` is the host's own sentence, which is in English. */
export interface AnalyticsSaid {
  readonly reason: Message;
  readonly enabled: boolean;
  /** Null where nothing sets it. */
  readonly decider: string | null;
}

/** What may leave the machine. */
export const dataSharing = {
  title: 'What leaves this machine',
  analytics: 'Analytics',
  analyticsSaid: ({ reason }: AnalyticsSaid) => textOf(reason),
  unverified: (version: string, verified: string) =>
    `Codex ${version} is not verified (${verified} is), so what depends on its behaviour is not known.`,
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
  prompts: 'Prompts in logs',
  promptsOn: 'Logged',
  feedback: 'Feedback reports',
  compliance: 'Compliance export',
  complianceShare: (visible: string, sessions: string) => `${visible} of ${sessions} sessions`,
  complianceNone: 'No sessions',
  complianceParts: (invisible: number, unknown: number) =>
    [
      invisible > 0 ? `${plural(invisible, { one: 'session is', other: 'sessions are' })} not in it` : null,
      unknown > 0 ? `${unknown} not known` : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  exports: 'Exports',
  exportsTo: (count: number) => `To ${plural(count, { one: 'system', other: 'systems' })}`,
  exportsState: {
    none: 'None set up',
    off: 'Off',
    here: 'On this machine',
    invalid: 'Invalid',
    refusing: 'Refused',
    unattended: 'Not sent',
    behind: 'Behind',
    retrying: 'Tries again',
    failing: 'Failing',
    stopped: 'Stopped',
  },
  checked: (age: string) => `Checked ${age}`,
  decided: (by: string) => `Decided by ${by}`,
};

/** Who decides a value. */
export const origin = {
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
};
