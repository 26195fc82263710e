import { headline, limits } from '../../shared/glance/words/en.ts';
import { layersMessage } from '../../shared/messages/en/config/layers.ts';
import { type Message, textOf } from '../../shared/messages/message.ts';
import { plainTextOf } from '../../shared/messages/plain-text.ts';
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
  host: (said: Message): string => plainTextOf(said),
  open: 'Open Codex Glance',
  openDesk: 'Open the desk',
  refresh: 'Refresh',
  settings: 'Settings…',
  /** The three dots: the popover shows what would change, and nothing is written before it is confirmed. */
  analyticsSwitch: (enabled: boolean | null): string =>
    enabled === null ? 'Show analytics…' : enabled ? 'Switch analytics off…' : 'Switch analytics on…',
  demoOn: 'Show sample sessions',
  demoOff: 'Leave sample sessions',
  quit: 'Quit Codex Glance',
  edit: 'Edit',

  demo: 'Sample sessions are shown',
  /** The sentence that the popover begins with. */
  headline,
  limits,
  /** Replaces titles, which may name folders. */
  findingsHidden: (count: number) => plural(count, 'finding', 'findings'),
  findings: (first: string, others: number) =>
    others === 0 ? first : `${first}, and ${plural(others, 'more finding', 'more findings')}`,

  /** Its name, what is used of it and when it resets, then its one verdict; a limit that is not known has the last alone. */
  limit: (name: string, used: string | null, resets: string | null, verdict: string): string =>
    used === null
      ? `${name} limit: ${verdict}`
      : `${name} limit: ${used} used${resets === null ? '' : `, resets ${resets}`} · ${verdict}`,
  limitShort: (name: string, used: string) => `${name} limit ${used} used`,
  left: (percent: string) => `${percent} left`,
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
    `Prompts in logs: ${logged === null ? 'not known' : logged ? 'on' : 'off'}`,

  update: (version: string) => `Codex Glance ${version} is available`,
  updateBody: (current: string) => `You have ${current}. Nothing was downloaded.`,
  newest: (moment: string) => `Newest data: ${moment}`,
};

/** The texts of every language. */
export type Strings = typeof en;
