import { availableUpdate } from '../../shared/contract/update.ts';
import { MINUTE_MS } from '../../shared/durations.ts';
import type { Format } from '../../shared/format/format.ts';
import type { LimitWindow } from '../../shared/limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { LiveSession } from '../../shared/usage.ts';
import type { Strings } from '../strings/en.ts';

/** One reading of a Snapshot: at a moment (milliseconds since the epoch), in a language. */
export interface Reading {
  readonly snapshot: Snapshot;
  readonly now: number;
  readonly strings: Strings;
  readonly format: Format;
}

/** More sessions than this are counted, not listed. */
const SESSIONS_LISTED = 4;

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
  if (usage.newestAt !== null) facts.push(strings.newest(format.moment(usage.newestAt, now)));
  return facts;
}

/** The first error or warning and how many more there are; null where there is none. */
export function worstFinding({ findings, settings }: Snapshot, strings: Strings): string | null {
  const serious = findings.filter((finding) => finding.level !== 'info');
  const [first] = serious;
  if (settings.privacy && first !== undefined) return strings.findingsHidden(serious.length);
  return first === undefined ? null : strings.findings(strings.host(first.title), serious.length - 1);
}

export function limitName(window: LimitWindow, strings: Strings, format: Format): string {
  const { windowMinutes: minutes, slot } = window;
  const name = strings.limitName(
    window,
    minutes === null ? strings.slot[window.slot ?? 'none'] : format.duration(minutes * MINUTE_MS),
  );
  // Two of one length differ by their place.
  return slot === undefined || minutes === null ? name : `${name}, ${strings.slot[slot]}`;
}

export function sessionFacts({ snapshot, strings, format }: Reading): string[] {
  const { live, state } = snapshot.usage;
  const { privacy } = snapshot.settings;
  if (live.length === 0) return state === 'scanning' ? [] : [strings.noSession];
  const more = live.length - SESSIONS_LISTED;
  return [
    ...live.slice(0, SESSIONS_LISTED).map((session) => sessionFact(session, privacy, strings, format)),
    ...(more > 0 ? [strings.moreSessions(more)] : []),
  ];
}

function sessionFact(session: LiveSession, privacy: boolean, strings: Strings, format: Format): string {
  const { cwd, context } = session;
  const folder = privacy ? strings.folderHidden : (folderName(cwd) ?? strings.folderUnknown);
  const fill = context === null ? null : format.percent(context.usedPercent);
  return strings.session(folder, strings.state[session.state], session.model, fill);
}

function folderName(cwd: string | null): string | undefined {
  return cwd?.split(/[\\/]/).findLast((part) => part !== '');
}

export function tokenFacts({ snapshot, strings, format }: Reading): string[] {
  const { today, last7Days, last30Days } = snapshot.usage;
  const sum = (total: number) => tokenSum(snapshot, format.tokens(total), strings);
  return [
    strings.today(sum(today.tokens.total)),
    strings.last7Days(sum(last7Days.tokens.total)),
    strings.last30Days(sum(last30Days.tokens.total)),
  ];
}

/** Says so where a sum may be too low. */
export function tokenSum(snapshot: Snapshot, amount: string, strings: Strings): string {
  return isLowerBound(snapshot) ? strings.atLeast(amount) : amount;
}

/** Not everything was read, or could be. */
export function isLowerBound({ usage, coverage }: Snapshot): boolean {
  return usage.state === 'scanning' || coverage.reading.lowerBound.length > 0;
}

export function sendingFacts({ snapshot, strings }: Reading): string[] {
  const { analytics, otel, coverage } = snapshot;
  const { sessions, visible } = coverage.compliance;
  return [
    strings.analytics(analytics),
    strings.prompts(otel.logUserPrompt.value),
    ...(sessions > 0 ? [strings.compliance(visible, sessions)] : []),
  ];
}

export function otelFacts({ snapshot, strings }: Reading): string[] {
  return snapshot.otel.signals.map(({ signal, health, endpoint }) =>
    strings.otel(
      strings.signal[signal],
      strings.health[health.state],
      endpoint === null ? null : hostOf(endpoint),
    ),
  );
}

function hostOf(endpoint: string): string {
  // A text such as `localhost:4318` is read as a scheme without a host.
  return URL.parse(endpoint)?.host || endpoint;
}
