import { headline } from '../../shared/glance/words/en.ts';
import type { LimitWindow } from '../../shared/limits.ts';
import { layersMessage } from '../../shared/messages/en/config/layers.ts';
import { type Message, textOf } from '../../shared/messages/message.ts';
import type { Analytics, OtelSignal, ShownHealth } from '../../shared/telemetry/telemetry.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What is used now, each part as text. */
export interface Now {
  readonly sessions: string;
  /** Null where nothing was used in the last minutes. */
  readonly perMinute: string | null;
  /** Of the fullest; null where none is known. */
  readonly context: string | null;
  readonly several: boolean;
}

/** Every text of the tray: its title, its tooltip and its menu. Sentence case. */
export const en = {
  product: 'Codex Glance',
  /** What the core says, which speaks English. */
  host: textOf as (said: Message) => string,
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
  /** The sentence that the popover begins with. */
  headline,
  /** Replaces titles, which may name folders. */
  findingsHidden: (count: number) => plural(count, 'finding', 'findings'),
  findings: (first: string, others: number) =>
    others === 0 ? first : `${first}, and ${plural(others, 'more finding', 'more findings')}`,

  limitName: (window: LimitWindow, span: string): string => {
    const own = window.limitName ?? (window.limitId === 'codex' ? null : window.limitId);
    const session = window.windowMinutes === 300 ? '5-hour' : span;
    const names = { session, daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly', other: span };
    return own === null ? names[window.kind] : `${names[window.kind]}, ${own}`;
  },
  /** A window without a length is named by its slot. */
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

  limitRunsOut: (name: string, used: string, at: string) =>
    `${name} limit: ${used} used, runs out about ${at}`,
  moreLimits: (count: number) => plural(count, 'more limit', 'more limits'),

  noSession: 'No session is running',
  running: (count: number) => `${plural(count, 'session', 'sessions')} running`,
  idle: (count: number) => `${plural(count, 'session', 'sessions')} idle`,
  now: ({ sessions, perMinute, context, several }: Now) =>
    [
      sessions,
      perMinute === null ? null : `${perMinute} tokens/min`,
      context === null ? null : several ? `fullest context ${context}` : `context ${context} full`,
    ]
      .filter((part) => part !== null)
      .join(', '),

  /** Both with their cost in brackets, where it is known. */
  tokens: (today: string, last30Days: string) => `Tokens today: ${today}; 30 days: ${last30Days}`,
  todayShort: (tokens: string) => `${tokens} tokens today`,
  atLeast: (amount: string) => `at least ${amount}`,
  /** The same where space is short. */
  atLeastShort: (amount: string) => `≥ ${amount}`,

  analytics: ({ enabled, origin }: Analytics): string => {
    if (enabled === null) return 'Analytics: not known';
    const state = enabled ? 'on' : 'off';
    if (origin.layer === 'default') return `Analytics: ${state} by default`;
    const layer = textOf(layersMessage('layers.name', { layer: origin.layer }));
    const line = origin.line === undefined ? '' : `, line ${origin.line}`;
    return `Analytics: ${state} (${layer}${line})`;
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
    unknown: 'not known',
  } satisfies Record<ShownHealth, string>,
  signalShort: { logs: 'logs', traces: 'traces', metrics: 'metrics' } satisfies Record<
    OtelSignal['signal'],
    string
  >,
  signalState: (signal: string, state: string) => `${signal} ${state}`,
  otel: (signals: readonly string[]) => `OTel: ${signals.join(', ')}`,
  otelFailing: (signals: readonly string[]) => `${signals.join(' and ')} failing`,
  prompts: (logged: boolean | null): string =>
    `Prompt logging: ${logged === null ? 'not known' : logged ? 'on' : 'off'}`,

  update: (version: string) => `Codex Glance ${version} is available`,
  updateBody: (current: string) => `You have ${current}. Nothing was downloaded.`,
  newest: (moment: string) => `Newest data: ${moment}`,
};

/** The texts of every language. */
export type Strings = typeof en;
