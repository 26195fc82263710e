import { availableUpdate } from '../../shared/contract/update.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/durations.ts';
import type { Format } from '../../shared/format/format.ts';
import type { LimitWindow } from '../../shared/limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { shownHealth } from '../../shared/telemetry/telemetry.ts';
import type { LiveSession, Period } from '../../shared/usage.ts';
import type { Strings } from '../strings/en.ts';

/** A Snapshot to be read at a moment (milliseconds since the epoch), in a language. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly strings: Strings;
  readonly format: Format;
}

/** What stands above all else, if anything does. */
export function overviewFacts({ snapshot, strings, format, now }: Reading): string[] {
  const { usage, demo } = snapshot;
  const facts: string[] = [];
  if (demo) facts.push(strings.demo);
  if (usage.state === 'no-home') facts.push(strings.noHome);
  if (usage.state === 'empty') facts.push(strings.empty);
  if (usage.state === 'scanning') facts.push(strings.scanning);
  const finding = worstFinding(snapshot, strings);
  if (finding !== null) facts.push(finding);
  const update = availableUpdate(snapshot.findings);
  if (update !== null) facts.push(strings.update(update));
  const waits = waitingFact({ snapshot, strings });
  if (waits !== null) facts.push(waits);
  // The menu is opened to see what is so now; older data says so.
  const isOld = usage.newestAt !== null && now - Date.parse(usage.newestAt) > HOUR_MS;
  if (isOld && usage.newestAt !== null) facts.push(strings.newest(format.moment(usage.newestAt, now)));
  return facts;
}

/** Returns the first error or warning and how many more there are; null for none. */
export function worstFinding({ findings, settings }: Snapshot, strings: Strings): string | null {
  const serious = findings.filter((finding) => finding.level !== 'info');
  const [first] = serious;
  if (settings.privacy && first !== undefined) return strings.findingsHidden(serious.length);
  return first === undefined
    ? null
    : strings.findings(withoutStop(strings.host(first.title)), serious.length - 1);
}

/** A title that is a sentence goes on after a comma here. */
function withoutStop(title: string): string {
  return title.replace(/\.$/, '');
}

export function limitName(window: LimitWindow, strings: Strings, format: Format): string {
  const { windowMinutes: minutes, slot } = window;
  const name = strings.limitName(
    window,
    minutes === null ? strings.slot[window.slot ?? 'none'] : format.duration(minutes * MINUTE_MS),
  );
  // Two of one length are distinguished by their slot.
  return slot === undefined || minutes === null ? name : `${name}, ${strings.slot[slot]}`;
}

/** What is used now, in one line: how many sessions run, how fast, and the fullest context of them. */
export function nowFact({ snapshot, strings, format }: Reading): string | null {
  const { live, state } = snapshot.usage;
  if (live.length === 0) return state === 'scanning' ? null : strings.noSession;
  const running = live.filter((session) => session.state === 'running').length;
  const rates = live.map((session) => session.tokensPerMinute).filter((rate) => rate !== null);
  const fills = live.map(({ context }) => context?.usedPercent).filter((fill) => fill !== undefined);
  const perMinute = rates.reduce((sum, rate) => sum + rate, 0);
  return strings.now({
    sessions: running === 0 ? strings.idle(live.length) : strings.running(running),
    perMinute: perMinute > 0 ? format.tokens(perMinute) : null,
    context: fills.length === 0 ? null : format.percent(Math.max(...fills)),
    several: live.length > 1,
  });
}

/** The first session that stands still until a person answers; null where none does. */
export function waitingFact({ snapshot, strings }: Pick<Reading, 'snapshot' | 'strings'>): string | null {
  const session = snapshot.usage.live.find(({ waitsFor }) => waitsFor !== undefined);
  return session === undefined ? null : strings.waits(privateFolder(session, snapshot));
}

function privateFolder({ cwd }: LiveSession, { settings }: Snapshot): string | null {
  return settings.privacy ? null : (cwd?.split(/[\\/]/).findLast((part) => part !== '') ?? null);
}

/** Today and 30 days, with what they cost where that is known. */
export function tokenFact({ snapshot, strings, format }: Reading): string {
  const { today, last30Days } = snapshot.usage;
  const sum = ({ tokens, costUsd }: Period) => {
    const amount = tokenSum(snapshot, format.tokens(tokens.total), strings);
    return costUsd === null ? amount : `${amount} (${format.usd(costUsd)})`;
  };
  return strings.tokens(sum(today), sum(last30Days));
}

/** Adds to a sum that it may be too low, where it may. */
export function tokenSum(snapshot: Snapshot, amount: string, strings: Strings): string {
  return isLowerBound(snapshot) ? strings.atLeast(amount) : amount;
}

/** Returns true where not everything was read. */
export function isLowerBound({ usage, coverage }: Snapshot): boolean {
  return usage.state === 'scanning' || coverage.reading.lowerBound.length > 0;
}

/** What leaves this machine: analytics, prompts, and OTel by signal. */
export function leavingFacts({ snapshot, strings }: Reading): string[] {
  const { analytics, otel } = snapshot;
  const signals = otel.signals.map((signal) =>
    strings.signalState(strings.signalShort[signal.signal], strings.health[shownHealth(signal)]),
  );
  const logged = otel.logUserPrompt.value;
  return [
    strings.analytics(analytics),
    ...(signals.length === 0 ? [] : [strings.otel(signals)]),
    strings.prompts(logged),
  ];
}
