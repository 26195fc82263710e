import { createFormat, type Format } from '../../../electron/shared/format/format.ts';
import { bindingAt, capUse, shownUse } from '../../../electron/shared/limits.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { healthSentence, type OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';
import { en, type Strings } from '../../i18n/en.ts';
import { folderName } from '../../i18n/folder.ts';
import { windowName } from '../../i18n/window-name.ts';
import type { Route } from '../../state/navigation/route.ts';
import { endpointHost } from '../data-sharing/endpoint.ts';
import { allFindings } from '../findings/all.ts';

export type Tone = 'critical' | 'warning' | 'note' | 'well';

/** What decided the headline. */
export type HeadlineReason =
  | 'finding-error'
  | 'first-run'
  | 'waiting'
  | 'run-out'
  | 'limit'
  | 'otel-failing'
  | 'prompts-logged'
  | 'finding-warning'
  | 'scanning'
  | 'limits-unknown'
  | 'analytics-default'
  | 'analytics-unknown'
  | 'well';

/** The one sentence that matters most now, and why it is that one. */
export interface Headline {
  readonly tone: Tone;
  readonly text: string;
  /** Where the text is a title that the host gave: the title, and how many more there are. */
  readonly host?: { readonly title: Message; readonly others: number };
  readonly detail: Message | string | null;
  readonly reason: HeadlineReason;
  /** The view that says more; null where the page itself does. */
  readonly opens: Route | null;
}

/**
 * Chooses by consequence: what is broken, what stops the user's work, what leaves the machine unseen,
 * then what is merely so. The text carries clock times and no countdowns, because it is announced
 * when it changes.
 *
 * @param now milliseconds since the epoch.
 */
export function headline(
  snapshot: Snapshot,
  now: number,
  strings: Strings = en,
  format: Format = createFormat(snapshot.locale, snapshot.timezone),
): Headline {
  return (
    worstFinding(snapshot, 'error', strings) ??
    noHome(snapshot, strings) ??
    waiting(snapshot, strings) ??
    limit(snapshot, now, strings, format) ??
    otelFailing(snapshot, now, strings, format) ??
    promptsLogged(snapshot, strings) ??
    worstFinding(snapshot, 'warning', strings) ??
    emptyHome(snapshot, strings) ??
    scanning(snapshot, strings) ??
    analyticsByDefault(snapshot, strings) ??
    analyticsUnknown(snapshot, strings) ??
    limitsUnknown(snapshot, now, strings, format) ??
    well(snapshot, strings)
  );
}

function worstFinding(snapshot: Snapshot, level: 'error' | 'warning', strings: Strings): Headline | null {
  const [first, ...more] = allFindings(snapshot).filter((finding) => finding.level === level);
  if (first === undefined) return null;
  return {
    tone: level === 'error' ? 'critical' : 'warning',
    text:
      more.length > 0
        ? strings.headline.more(strings.host(first.title), more.length)
        : strings.host(first.title),
    host: { title: first.title, others: more.length },
    detail: first.remedy ?? first.detail ?? null,
    reason: level === 'error' ? 'finding-error' : 'finding-warning',
    opens: { view: 'finding', id: first.id },
  };
}

function noHome({ usage }: Snapshot, { headline: text }: Strings): Headline | null {
  if (usage.state !== 'no-home') return null;
  return { tone: 'note', text: text.noHome, detail: text.noHomeDetail, reason: 'first-run', opens: null };
}

/** A session stands still until a person says something. */
function waiting({ usage, settings }: Snapshot, { headline: text }: Strings): Headline | null {
  const session = usage.live.find(({ waitsFor }) => waitsFor !== undefined);
  if (session?.waitsFor === undefined) return null;
  const folder = session.cwd === null || settings.privacy ? null : folderName(session.cwd);
  return {
    tone: 'warning',
    text: text.waits[session.waitsFor](folder),
    detail: text.waitsDetail,
    reason: 'waiting',
    opens: { view: 'session', threadId: session.threadId },
  };
}

function emptyHome({ usage }: Snapshot, { headline: text }: Strings): Headline | null {
  if (usage.state !== 'empty') return null;
  return { tone: 'note', text: text.empty, detail: text.emptyDetail, reason: 'first-run', opens: null };
}

/** What binds, where it is worth a word. */
function limit(snapshot: Snapshot, now: number, strings: Strings, format: Format): Headline | null {
  const { limits, outlook } = snapshot;
  const binding = bindingAt(limits, now);
  const { state } = binding;
  if (state === 'normal' || state === 'unknown' || state === 'none') return null;
  const words = strings.headline;
  const resets = binding.resetsAt === null ? null : format.moment(binding.resetsAt, now);
  const window = limits.windows.find(({ id }) => id === binding.id);
  const [first] = limits.windows;
  const shown = window ?? first;
  const say = (text: string, detail: string | null = null, reason: HeadlineReason = 'limit'): Headline => ({
    tone: state === 'nearing' || state === 'runs-out' ? 'warning' : 'critical',
    text,
    detail,
    reason,
    opens: shown ? { view: 'limit', id: shown.id } : null,
  });
  if (binding.of === null) return say(words.limitReachedUnknown);
  if (binding.of === 'credits') return say(words.creditsOut);
  if (binding.of === 'spend-cap') {
    if (state === 'reached') return say(words.capReached(resets));
    const use = limits.spendCap && capUse(limits.spendCap);
    return use == null ? null : say(words.capUsed(format.percent(use), resets));
  }
  if (!window) return null;
  const name = windowName(window, strings, format);
  if (state === 'reached') return say(words.usedUp(name, resets), null, 'run-out');
  if (state !== 'runs-out') return say(words.limitUsed(name, format.percent(shownUse(window) ?? 0), resets));
  const runsOut = outlook.windows.find(({ id }) => id === window.id)?.runsOut;
  if (runsOut?.at == null) return null;
  const moment = (at: string) => format.moment(at, now);
  const detail =
    runsOut.latest === null
      ? words.notBefore(moment(runsOut.earliest), resets)
      : words.between(moment(runsOut.earliest), moment(runsOut.latest), resets);
  const said = say(words.runsOut(name, moment(runsOut.at)), detail, 'run-out');
  return window.level === 'almost-used' ? { ...said, tone: 'critical' } : said;
}

/** Over a limit that is not known not all is well. */
function limitsUnknown(snapshot: Snapshot, now: number, strings: Strings, format: Format): Headline | null {
  const { limits } = snapshot;
  const binding = bindingAt(limits, now);
  const [first, ...more] = binding.notKnown;
  if (first === undefined && binding.state !== 'unknown') return null;
  const window = limits.windows.find(({ id }) => id === first);
  const words = strings.headline;
  const one = window ? windowName(window, strings, format) : null;
  const isAll = binding.state === 'unknown' || more.length > 0;
  return {
    tone: 'note',
    text: isAll ? words.limitsUnknown : one === null ? words.capNotKnown : words.limitUnknown(one),
    detail: limits.state === 'none' ? strings.limits.noneTodo : strings.limits.staleTodo,
    reason: 'limits-unknown',
    opens: window ? { view: 'limit', id: window.id } : null,
  };
}

function otelFailing({ otel }: Snapshot, now: number, strings: Strings, format: Format): Headline | null {
  const failing = otel.signals.filter((signal) => signal.health.state === 'failing');
  const [first] = failing;
  if (first === undefined) return null;
  const since = failingSince(first);
  const names = strings.dataSharing.and(
    failing.map((signal) => strings.dataSharing.signalName[signal.signal]),
  );
  return {
    tone: 'critical',
    text: strings.headline.otelFailing(names, since === null ? null : format.moment(since, now)),
    detail: healthSentence(first.health),
    reason: 'otel-failing',
    opens: { view: 'otel', signal: first.signal },
  };
}

/** When the state of a failing signal began; null where nothing else was seen before. */
function failingSince({ history }: OtelSignal): string | null {
  const states = history ?? [];
  const lastWell = states.findLastIndex(({ state }) => state !== 'failing');
  return lastWell < 0 ? null : (states[lastWell + 1]?.at ?? null);
}

/** Prompts travel in the log events, so without a logs exporter the setting has no effect. */
function promptsLogged({ otel }: Snapshot, { headline: text }: Strings): Headline | null {
  const logs = otel.signals.find((signal) => signal.signal === 'logs');
  if (!otel.logUserPrompt.value || logs === undefined) return null;
  if (logs.exporter === 'none' || logs.exporter === 'invalid') return null;
  const host = logs.endpoint === null ? null : endpointHost(logs.endpoint);
  return {
    tone: 'warning',
    text: text.promptsLogged(host),
    detail: text.promptsDetail,
    reason: 'prompts-logged',
    opens: { view: 'prompts' },
  };
}

function scanning({ usage }: Snapshot, { headline: text }: Strings): Headline | null {
  if (usage.state !== 'scanning') return null;
  return {
    tone: 'note',
    text: text.scanning,
    detail: text.scanningDetail,
    reason: 'scanning',
    opens: { view: 'tokens' },
  };
}

function analyticsByDefault({ analytics }: Snapshot, { headline: text }: Strings): Headline | null {
  if (analytics.enabled !== true || analytics.origin.layer !== 'default') return null;
  return {
    tone: 'note',
    text: text.analyticsDefault,
    detail: text.analyticsDetail,
    reason: 'analytics-default',
    opens: { view: 'analytics' },
  };
}

/** Not all is well where nobody knows what leaves the machine. */
function analyticsUnknown({ analytics, findings }: Snapshot, { headline: text }: Strings): Headline | null {
  if (analytics.enabled !== null) return null;
  return {
    tone: 'note',
    text: text.analyticsUnknown,
    detail: findings.find(({ kind }) => kind === 'config.cloud.unsettled')?.remedy ?? null,
    reason: 'analytics-unknown',
    opens: { view: 'analytics' },
  };
}

function well({ usage }: Snapshot, { headline: text }: Strings): Headline {
  const running = usage.live.filter((session) => session.state === 'running').length;
  return {
    tone: 'well',
    text: running > 0 ? text.wellRunning(running) : text.well,
    detail: null,
    reason: 'well',
    opens: null,
  };
}
