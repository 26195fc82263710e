import { type BindingLimit, bindingAt, capUse, type Limits, type LimitWindow, shownUse } from '../limits.ts';
import type { Message } from '../messages/message.ts';
import type { Snapshot } from '../snapshot.ts';
import { healthSentence, type OtelSignal } from '../telemetry/telemetry.ts';
import type { LiveSession } from '../usage.ts';
import { endpointHost, failingSince, isSent } from './data-sharing.ts';
import { allFindings } from './findings.ts';
import type { Subject } from './subject.ts';
import { windowVerdict } from './verdict.ts';

/**
 * `critical`, `warning`: something stops work or trust, or is about to. `note`: worth knowing. `calm`: nothing
 * of that, but not all is known. `well`: all is known, and well.
 */
export type HeadlineTone = 'critical' | 'warning' | 'note' | 'calm' | 'well';

/** What the headline says, as data; moments are ISO 8601. */
export type HeadlineFact =
  | { readonly kind: 'host-gone'; readonly at: string | null; readonly isExpired?: boolean }
  | { readonly kind: 'finding'; readonly title: Message }
  | { readonly kind: 'no-home' | 'empty' | 'scanning' }
  | {
      readonly kind: 'waiting';
      readonly waitsFor: NonNullable<LiveSession['waitsFor']>;
      readonly cwd: string | null;
    }
  | { readonly kind: 'limit-reached' | 'credits-out' | 'limits-unknown' | 'cap-unknown' }
  | { readonly kind: 'cap-reached'; readonly resetsAt: string | null }
  | { readonly kind: 'cap-used'; readonly percent: number; readonly resetsAt: string | null }
  | { readonly kind: 'used-up'; readonly window: LimitWindow; readonly resetsAt: string | null }
  | { readonly kind: 'runs-out'; readonly window: LimitWindow; readonly at: string }
  | {
      readonly kind: 'limit-used';
      readonly window: LimitWindow;
      readonly percent: number;
      readonly resetsAt: string | null;
    }
  | { readonly kind: 'tight'; readonly window: LimitWindow; readonly earliest: string }
  | { readonly kind: 'limit-unknown'; readonly window: LimitWindow }
  | { readonly kind: 'otel-failing'; readonly signals: readonly Signal[]; readonly since: string | null }
  | { readonly kind: 'otel-unknown'; readonly signals: readonly Signal[] }
  | { readonly kind: 'prompts-logged'; readonly host: string | null }
  | { readonly kind: 'prompts-unknown' | 'analytics-default' | 'analytics-unknown' }
  | { readonly kind: 'lasts' | 'well' | 'no-limits'; readonly running: number };

type Signal = OtelSignal['signal'];

/** The one sentence that matters most now, why it is that one, and the view that says more; null where none does. */
export interface Headline {
  readonly tone: HeadlineTone;
  readonly fact: HeadlineFact;
  readonly opens: Subject | null;
  /** The cause or the way out, in the host's words. */
  readonly detail: Message | null;
}

type Parts = Partial<Pick<Headline, 'opens' | 'detail'>>;

function says(tone: HeadlineTone, fact: HeadlineFact, { opens = null, detail = null }: Parts = {}): Headline {
  return { tone, fact, opens, detail };
}

/**
 * Decides what the page, the tray and the menu say first, by consequence: what is broken, what stops the
 * user's work, what leaves the machine unseen, what is not known, then what is merely so.
 *
 * @param now milliseconds since the epoch.
 */
export function decideHeadline(snapshot: Snapshot, now: number): Headline {
  return (
    worstFinding(snapshot, 'error') ??
    noHome(snapshot) ??
    waiting(snapshot) ??
    limit(snapshot, now) ??
    otelFailing(snapshot) ??
    promptsLogged(snapshot) ??
    worstFinding(snapshot, 'warning', false) ??
    emptyHome(snapshot) ??
    scanning(snapshot) ??
    analytics(snapshot) ??
    sentUnknown(snapshot) ??
    limitsUnknown(snapshot, now) ??
    tight(snapshot, now) ??
    worstFinding(snapshot, 'warning', true) ??
    calm(snapshot, now)
  );
}

/** A session that could not be counted whole is worth less of a word than what leaves the machine. */
function worstFinding(snapshot: Snapshot, level: 'error' | 'warning', counting?: boolean): Headline | null {
  const first = allFindings(snapshot).find(
    (finding) =>
      finding.level === level &&
      (counting === undefined || counting === (finding.area === 'usage' || finding.area === 'settings')),
  );
  if (first === undefined) return null;
  return says(
    level === 'error' ? 'critical' : 'warning',
    { kind: 'finding', title: first.title },
    { opens: { view: 'finding', id: first.id }, detail: first.remedy ?? first.detail ?? null },
  );
}

function noHome({ usage }: Snapshot): Headline | null {
  return usage.state === 'no-home' ? says('note', { kind: 'no-home' }) : null;
}

function emptyHome({ usage }: Snapshot): Headline | null {
  return usage.state === 'empty' ? says('note', { kind: 'empty' }) : null;
}

/** A session stands still until a person says something. */
function waiting({ usage }: Snapshot): Headline | null {
  const session = usage.live.find(({ waitsFor }) => waitsFor !== undefined);
  if (session?.waitsFor === undefined) return null;
  const { waitsFor, cwd, threadId } = session;
  return says('warning', { kind: 'waiting', waitsFor, cwd }, { opens: { view: 'session', threadId } });
}

/** What binds, where it is worth a word. */
function limit(snapshot: Snapshot, now: number): Headline | null {
  const { limits } = snapshot;
  const binding = bindingAt(limits, now);
  const { state, resetsAt } = binding;
  if (state === 'normal' || state === 'unknown' || state === 'none') return null;
  const window = limits.windows.find(({ id }) => id === binding.id);
  const tone = state === 'nearing' || state === 'runs-out' ? 'warning' : 'critical';
  const all = { opens: { view: 'limits' } } as const;
  if (binding.of === null) return says(tone, { kind: 'limit-reached' }, all);
  if (binding.of === 'credits') return says(tone, { kind: 'credits-out' }, all);
  if (binding.of === 'spend-cap') {
    if (state === 'reached') return says(tone, { kind: 'cap-reached', resetsAt }, all);
    const percent = limits.spendCap && capUse(limits.spendCap);
    return percent == null ? null : says(tone, { kind: 'cap-used', percent, resetsAt }, all);
  }
  if (window === undefined) return null;
  return says(tone, windowFact(snapshot, window, binding), { opens: { view: 'limit', id: window.id } });
}

function windowFact(
  { outlook }: Snapshot,
  window: LimitWindow,
  { state, resetsAt }: BindingLimit,
): HeadlineFact {
  if (state === 'reached') return { kind: 'used-up', window, resetsAt };
  const at = outlook.windows.find(({ id }) => id === window.id)?.runsOut?.at ?? null;
  if (state === 'runs-out' && at !== null) return { kind: 'runs-out', window, at };
  return { kind: 'limit-used', window, percent: shownUse(window) ?? 0, resetsAt };
}

/** It most likely lasts, and may not. */
function tight({ limits, outlook }: Snapshot, now: number): Headline | null {
  for (const window of limits.windows) {
    const verdict = windowVerdict(
      window,
      outlook.windows.find(({ id }) => id === window.id),
      now,
    );
    if (verdict.state !== 'tight') continue;
    return says(
      'note',
      { kind: 'tight', window, earliest: verdict.earliest },
      { opens: { view: 'limit', id: window.id } },
    );
  }
  return null;
}

/** Over a limit that is not known not all is well. */
function limitsUnknown({ limits }: Snapshot, now: number): Headline | null {
  const binding = bindingAt(limits, now);
  const [first, ...more] = binding.notKnown;
  if (first === undefined && (binding.state !== 'unknown' || paysByCredits(limits))) return null;
  const window = limits.windows.find(({ id }) => id === first);
  if (binding.state === 'unknown' || more.length > 0) {
    return says('note', { kind: 'limits-unknown' }, { opens: { view: 'limits' } });
  }
  if (window === undefined) return says('note', { kind: 'cap-unknown' }, { opens: { view: 'limits' } });
  return says('note', { kind: 'limit-unknown', window }, { opens: { view: 'limit', id: window.id } });
}

/** Credits are left, and no window is there that could end the work. */
function paysByCredits({ windows, credits }: Limits): boolean {
  return windows.length === 0 && (credits?.state === 'available' || credits?.state === 'unlimited');
}

function otelFailing({ otel }: Snapshot): Headline | null {
  const failing = otel.signals.filter(({ health }) => health.state === 'failing');
  const [first] = failing;
  if (first === undefined) return null;
  return says(
    'critical',
    { kind: 'otel-failing', signals: failing.map(({ signal }) => signal), since: failingSince(first) },
    {
      opens: { view: 'otel', signal: first.signal },
      detail: healthSentence(first.health),
    },
  );
}

/** Prompts travel in the log events, so without a logs exporter the setting has no effect. */
function promptsLogged({ otel }: Snapshot): Headline | null {
  const logs = otel.signals.find(({ signal }) => signal === 'logs');
  if (otel.logUserPrompt.value !== true || logs === undefined || !isSent(logs)) return null;
  const host = logs.endpoint === null ? null : endpointHost(logs.endpoint);
  return says('warning', { kind: 'prompts-logged', host }, { opens: { view: 'prompts' } });
}

function scanning({ usage }: Snapshot): Headline | null {
  if (usage.state !== 'scanning') return null;
  return says('note', { kind: 'scanning' }, { opens: { view: 'tokens' } });
}

function analytics({ analytics: { enabled, origin }, findings }: Snapshot): Headline | null {
  const opens = { view: 'analytics' } as const;
  if (enabled === null) {
    const detail = findings.find(({ kind }) => kind === 'config.cloud.unsettled')?.remedy ?? null;
    return says('note', { kind: 'analytics-unknown' }, { opens, detail });
  }
  if (enabled && origin.layer === 'default') return says('note', { kind: 'analytics-default' }, { opens });
  return null;
}

/** Not all is well where nobody knows what leaves the machine. */
function sentUnknown({ otel }: Snapshot): Headline | null {
  if (otel.logUserPrompt.value === null) {
    return says('note', { kind: 'prompts-unknown' }, { opens: { view: 'prompts' } });
  }
  const unknown = otel.signals.filter(
    (signal) => signal.exporter === 'invalid' || (signal.health.state === 'unobservable' && !isSent(signal)),
  );
  const [first] = unknown;
  if (first === undefined) return null;
  return says(
    'note',
    { kind: 'otel-unknown', signals: unknown.map(({ signal }) => signal) },
    { opens: { view: 'otel', signal: first.signal } },
  );
}

/** Nothing stops work or trust. "All well" is kept for when all of it is known. */
function calm(snapshot: Snapshot, now: number): Headline {
  const { limits, outlook, otel, usage } = snapshot;
  const running = usage.live.filter(({ state }) => state === 'running').length;
  const verdicts = limits.windows.map(
    (window) =>
      windowVerdict(
        window,
        outlook.windows.find(({ id }) => id === window.id),
        now,
      ).state,
  );
  const arrives = otel.signals.every(
    ({ health }) => health.state !== 'untested' && health.state !== 'reachable',
  );
  const lasts = verdicts.every((state) => state === 'lasts');
  if (lasts && arrives) return says('well', { kind: 'well', running });
  if (lasts && verdicts.length > 0) return says('calm', { kind: 'lasts', running });
  return says('calm', { kind: 'no-limits', running });
}
