import type { LimitWindow } from '../../shared/limits.ts';
import { type Said, textOf } from '../../shared/messages/message.ts';
import type { Analytics, OtelHealthState, OtelSignal } from '../../shared/telemetry/telemetry.ts';
import type { SessionState } from '../../shared/usage.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Every text of the tray: its title, its tooltip and its menu. Sentence case. */
export const en = {
  product: 'Codex Glance',
  /** What the core says, which speaks English. */
  host: textOf as (said: Said) => string,
  open: 'Open Codex Glance',
  refresh: 'Refresh',
  settings: 'Settings…',
  /** The three dots: the popover shows what would change, and nothing is written before it is confirmed. */
  analyticsSwitch: (enabled: boolean | null): string =>
    enabled === null ? 'Look at analytics…' : enabled ? 'Switch analytics off…' : 'Switch analytics on…',
  demoOn: 'Show sample sessions',
  demoOff: 'Leave sample sessions',
  quit: 'Quit Codex Glance',
  edit: 'Edit',

  demo: 'Sample sessions are shown',
  noHome: 'No Codex found on this machine yet',
  empty: 'Codex has recorded nothing yet',
  scanning: 'Reading your sessions for the first time',
  /** In place of titles, which may name folders. */
  findingsHidden: (count: number) => plural(count, 'finding', 'findings'),
  findings: (first: string, others: number) =>
    others === 0 ? first : `${first}, and ${plural(others, 'more finding', 'more findings')}`,

  limitName: (window: LimitWindow, span: string): string => {
    const own = window.limitName ?? (window.limitId === 'codex' ? null : window.limitId);
    const names = { session: span, daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly', other: span };
    return own === null ? names[window.kind] : `${names[window.kind]}, ${own}`;
  },
  /** A window without a length is known by its place. */
  slot: { primary: 'Primary', secondary: 'Secondary', none: 'Other' },
  limit: (name: string, used: string, resets: string | null) =>
    resets === null ? `${name} limit: ${used} used` : `${name} limit: ${used} used, resets ${resets}`,
  limitShort: (name: string, used: string) => `${name} limit ${used} used`,
  left: (percent: string) => `${percent} left`,
  limitUnknown: (name: string) => `${name} limit: not known since its reset`,
  limitDoubted: (name: string) => `${name} limit: not known`,
  limitReached: (name: string) => `${name} limit used up`,
  oneLimitReached: 'A limit was reached',
  limitsUnknown: 'Limits not known',
  cap: (used: string, resets: string | null) =>
    resets === null ? `Spend cap: ${used} used` : `Spend cap: ${used} used, resets ${resets}`,
  capReached: (resets: string | null) =>
    resets === null ? 'Spend cap reached' : `Spend cap reached until ${resets}`,
  capUnknown: 'Spend cap: not known how much is used',
  credits: (left: string | null) => (left === null ? 'Credits are left' : `Credits left: ${left}`),
  creditsUnlimited: 'Credits are unlimited',
  creditsOut: 'No credits are left',
  creditsUnknown: 'Credits not known',
  seenAt: (fact: string, moment: string) => `${fact} (seen ${moment})`,
  noLimits: 'Limits: none seen yet',

  session: (folder: string, state: string, model: string | null, context: string | null) =>
    [`${folder}: ${state}`, model, context === null ? null : `context ${context} full`]
      .filter((part) => part !== null)
      .join(', '),
  folderUnknown: 'Folder not recorded',
  folderHidden: 'Folder hidden',
  state: {
    running: 'running',
    idle: 'idle',
    failed: 'failed',
    crashed: 'ended unexpectedly',
    ended: 'ended',
  } satisfies Record<SessionState, string>,
  noSession: 'No session is running',
  moreSessions: (count: number) => plural(count, 'more session', 'more sessions'),
  running: (count: number) => `${plural(count, 'session', 'sessions')} running`,

  today: (tokens: string) => `Today: ${tokens} tokens`,
  todayShort: (tokens: string) => `${tokens} tokens today`,
  last7Days: (tokens: string) => `Last 7 days: ${tokens} tokens`,
  last30Days: (tokens: string) => `Last 30 days: ${tokens} tokens`,
  atLeast: (amount: string) => `at least ${amount}`,
  /** The same where there is little room. */
  atLeastShort: (amount: string) => `≥ ${amount}`,

  /** The reason is a sentence such as "Off, because your config.toml says so.". */
  analytics: ({ reason }: Analytics): string => {
    const text = textOf(reason);
    return `Analytics: ${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
  },
  signal: { logs: 'OTel logs', traces: 'OTel traces', metrics: 'OTel metrics' } satisfies Record<
    OtelSignal['signal'],
    string
  >,
  health: {
    off: 'off',
    untested: 'not tested',
    accepted: 'accepted',
    reachable: 'reachable',
    failing: 'failing',
    unobservable: 'not checkable',
  } satisfies Record<OtelHealthState, string>,
  otel: (signal: string, state: string, host: string | null) =>
    host === null ? `${signal}: ${state}` : `${signal}: ${state}, to ${host}`,
  otelFailing: (signals: readonly string[]) => `${signals.join(' and ')} failing`,
  prompts: (logged: boolean | null): string =>
    `Prompt logging: ${logged === null ? 'not known' : logged ? 'on' : 'off'}`,
  compliance: (visible: number, sessions: number) =>
    `Compliance export: ${visible} of ${plural(sessions, 'session', 'sessions')}`,

  update: (version: string) => `Codex Glance ${version} is available`,
  updateBody: (current: string) => `You have ${current}. Nothing was downloaded.`,
  newest: (moment: string) => `Newest data: ${moment}`,
};

/** What every language says. */
export type Strings = typeof en;
