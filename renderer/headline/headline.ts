import { createFormat, type Format } from '../../electron/shared/format/format.ts';
import type { LimitWindow } from '../../electron/shared/limits.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { OtelSignal } from '../../electron/shared/telemetry.ts';
import { allFindings } from '../findings/all.ts';
import { endpointHost } from '../leaving/endpoint.ts';
import { bindingWindow, limitLevel } from '../limits/level.ts';
import { folderName } from '../live/folder.ts';
import type { Route } from '../navigation/route.ts';
import { en, type Strings } from '../strings/en.ts';
import { windowName } from '../strings/window-name.ts';

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
  | 'analytics-default'
  | 'well';

/** The one sentence that matters most now, and why it is that one. */
export interface Headline {
  readonly tone: Tone;
  readonly text: string;
  /** Where the text is a title that the host gave: the title, and how many more there are. */
  readonly host?: { readonly title: string; readonly others: number };
  readonly detail: string | null;
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
    runOut(snapshot, now, strings, format) ??
    limit(snapshot, now, strings, format) ??
    otelFailing(snapshot, now, strings, format) ??
    promptsLogged(snapshot, strings) ??
    worstFinding(snapshot, 'warning', strings) ??
    emptyHome(snapshot, strings) ??
    scanning(snapshot, strings) ??
    analyticsByDefault(snapshot, strings) ??
    well(snapshot, strings)
  );
}

function worstFinding(snapshot: Snapshot, level: 'error' | 'warning', strings: Strings): Headline | null {
  const [first, ...more] = allFindings(snapshot).filter((finding) => finding.level === level);
  if (first === undefined) return null;
  return {
    tone: level === 'error' ? 'critical' : 'warning',
    text: more.length > 0 ? strings.headline.more(first.title, more.length) : first.title,
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

/** What the outlook has to say of the window that binds, in the words of the page. */
function runOut(snapshot: Snapshot, now: number, strings: Strings, format: Format): Headline | null {
  const { sentence, windows } = snapshot.outlook;
  if (sentence === null) return null;
  const opens = { view: 'limit', id: sentence.windowId } as const;
  const window = snapshot.limits.windows.find(({ id }) => id === sentence.windowId);
  const outlook = windows.find(({ id }) => id === sentence.windowId);
  if (window === undefined || outlook === undefined) return null;
  const level = limitLevel(window, now);
  // The Snapshot may be older than the reset of the window.
  if (level === 'unknown') return null;
  const name = windowName(window, strings, format);
  const resets = resetMoment(window, now, format);
  const say = (tone: Tone, text: string, detail: string | null): Headline => ({
    tone,
    text,
    detail,
    reason: 'run-out',
    opens,
  });
  if (outlook.state === 'reached') return say('critical', strings.headline.usedUp(name, resets), null);
  const { runsOut } = outlook;
  if (runsOut === null || runsOut.at === null) return null;
  const moment = (at: string) => format.moment(at, now);
  const detail =
    runsOut.latest === null
      ? strings.headline.notBefore(moment(runsOut.earliest), resets)
      : strings.headline.between(moment(runsOut.earliest), moment(runsOut.latest), resets);
  const tone = level === 'almost-used' ? 'critical' : 'warning';
  return say(tone, strings.headline.runsOut(name, moment(runsOut.at)), detail);
}

function limit({ limits }: Snapshot, now: number, strings: Strings, format: Format): Headline | null {
  const binding = bindingWindow(limits.windows, now);
  if (binding === null) return null;
  const name = windowName(binding, strings, format);
  const resets = resetMoment(binding, now, format);
  const opens = { view: 'limit', id: binding.id } as const;
  const say = (tone: Tone, text: string): Headline => ({ tone, text, detail: null, reason: 'limit', opens });
  const used = () =>
    strings.headline.limitUsed(name, format.percent(Math.floor(binding.usedPercent ?? 0)), resets);

  const level = limitLevel(binding, now);
  if (level === 'reached') return say('critical', strings.headline.limitReached(name, resets));
  // Once any window has reset, the limit that was hit may be the one that is over.
  const nothingReset = limits.windows.every((window) => limitLevel(window, now) !== 'unknown');
  if (limits.reachedType !== null && nothingReset) {
    return say('critical', strings.headline.limitReachedUnknown);
  }
  if (level === 'almost-used') return say('critical', used());
  if (level === 'nearing') return say('warning', used());
  return null;
}

function resetMoment(window: LimitWindow, now: number, format: Format): string | null {
  return window.resetsAt === null ? null : format.moment(window.resetsAt, now);
}

function otelFailing({ otel }: Snapshot, now: number, strings: Strings, format: Format): Headline | null {
  const failing = otel.signals.filter((signal) => signal.health.state === 'failing');
  const [first] = failing;
  if (first === undefined) return null;
  const since = failingSince(first);
  const names = strings.leaving.and(failing.map((signal) => strings.leaving.signalName[signal.signal]));
  return {
    tone: 'critical',
    text: strings.headline.otelFailing(names, since === null ? null : format.moment(since, now)),
    detail: first.health.sentence ?? first.health.reason,
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
