import type { OtelSignal } from '../../telemetry/telemetry.ts';
import type { LiveSession } from '../../usage.ts';
import type { Verdict } from '../verdict.ts';

type Signals = readonly OtelSignal['signal'][];

const sessions = (count: number) => (count === 1 ? '1 session running' : `${count} sessions running`);
const signalsOf = (signals: Signals) => `OTel ${signals.join(' and ')}`;

/** The sentence that matters most now, as the page, the tray and the menu say it. */
export const headline = {
  tone: { critical: 'Problem:', warning: 'Attention:', note: 'Note:', well: 'Good:' },
  hostGone: (at: string | null) => (at === null ? 'The host has stopped' : `Last known ${at}, host stopped`),
  sessionGone: (at: string | null) =>
    at === null ? 'This session has expired' : `Last known ${at}, session expired`,
  noHome: 'No Codex found on this machine yet',
  empty: 'Codex has recorded nothing yet',
  scanning: 'Reading your sessions for the first time',
  limitReachedUnknown: 'A limit was reached',
  capReached: (resets: string | null) =>
    resets === null ? 'Spend cap reached' : `Spend cap reached until ${resets}`,
  capUsed: (percent: string, resets: string | null) =>
    resets === null ? `Spend cap is ${percent} used` : `Spend cap is ${percent} used, resets ${resets}`,
  creditsOut: 'No credits are left',
  limitsUnknown: 'Limits are not known',
  limitUnknown: (limit: string) => `${limit} limit is not known`,
  capNotKnown: 'Spend cap is not known',
  limitUsed: (limit: string, percent: string, resets: string | null) =>
    resets === null
      ? `${limit} limit is ${percent} used`
      : `${limit} limit is ${percent} used, resets ${resets}`,
  runsOut: (limit: string, moment: string) => `${limit} limit runs out about ${moment}`,
  tight: (limit: string, earliest: string) =>
    `${limit} limit is tight: ${earliest} at the earliest, may last`,
  usedUp: (limit: string, moment: string | null) =>
    moment === null ? `${limit} limit is used up` : `${limit} limit is used up until ${moment}`,
  waits: {
    approval: (folder: string | null) =>
      folder === null ? 'Codex waits for your approval' : `Codex waits for your approval in ${folder}`,
    answer: (folder: string | null) =>
      folder === null ? 'Codex waits for your answer' : `Codex waits for your answer in ${folder}`,
  } satisfies Record<NonNullable<LiveSession['waitsFor']>, (folder: string | null) => string>,
  otelFailing: (signals: Signals, since: string | null) =>
    since === null ? `${signalsOf(signals)} are failing` : `${signalsOf(signals)} are failing since ${since}`,
  otelUnknown: (signals: Signals) => `Whether ${signalsOf(signals)} leave is not known`,
  promptsLogged: (host: string | null) =>
    host === null ? 'Your prompts are being logged' : `Your prompts are being logged to ${host}`,
  promptsUnknown: 'Whether your prompts are logged is not known',
  analyticsUnknown: 'Whether Codex sends analytics is not known',
  analyticsDefault: 'Analytics are on by default',
  lasts: (count: number) => `Lasts until reset${count === 0 ? '' : ` · ${count} running`}`,
  running: (count: number) => (count === 0 ? 'No session is running' : sessions(count)),
  well: (count: number) => `All well${count === 0 ? '' : `, ${sessions(count)}`}`,
};

/** What limits are called, and the one verdict of each. */
export const limits = {
  window: {
    session: '5-hour',
    daily: 'Daily',
    weekly: 'Weekly',
    monthly: 'Monthly',
    span: (span: string) => span,
    unnamed: 'Other',
    primary: 'Primary',
    secondary: 'Secondary',
  },
  label: (window: string, name: string | null) => (name === null ? window : `${window}, ${name}`),
  notKnownSince: (moment: string) => `Not known since ${moment}`,
  verdict: {
    lasts: 'Lasts until reset',
    near: 'Little is left',
    'too-early': 'Too early to say',
    reached: 'Used up',
    tight: (earliest: string) => `Tight: ${earliest} at the earliest`,
    'runs-out': (at: string) => `Runs out about ${at}`,
  } satisfies Partial<Record<Verdict['state'], string | ((moment: string) => string)>>,
};

/** The forms that every language fills. */
export type HeadlineWords = typeof headline;
export type LimitWords = typeof limits;
