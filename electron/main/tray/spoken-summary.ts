import { limitName, type Reading, tokenSum, worstFinding } from './facts.ts';
import { knownUse } from './known-use.ts';

/** Windows cuts a tooltip here. In UTF-16 units, as Windows counts. */
const LONGEST = 127;

/**
 * The tray's tooltip, which is also what a screen reader says for the icon: the most important facts
 * first, and no more of them than fit whole.
 */
export function spokenSummary(reading: Reading): string {
  const { strings } = reading;
  let text: string = strings.product;
  for (const part of parts(reading)) {
    const longer = `${text}${text === strings.product ? ': ' : '; '}${part}`;
    if (longer.length <= LONGEST) text = longer;
  }
  return text;
}

function parts(reading: Reading): string[] {
  const { snapshot, strings, format } = reading;
  const { usage, otel, demo } = snapshot;
  const facts: (string | null)[] = [demo ? strings.demo : null];
  if (usage.state === 'no-home') return known([...facts, strings.noHome]);
  if (usage.state === 'empty') return known([...facts, strings.empty]);
  const failing = otel.signals.filter((signal) => signal.health.state === 'failing');
  const running = usage.live.filter((session) => session.state === 'running').length;
  return known([
    ...facts,
    worstFinding(snapshot, strings),
    failing.length === 0 ? null : strings.otelFailing(failing.map(({ signal }) => strings.signal[signal])),
    fullestLimit(reading),
    running === 0 ? strings.noSession : strings.running(running),
    strings.todayShort(tokenSum(snapshot, format.tokens(usage.today.tokens.total), strings)),
  ]);
}

function known(facts: readonly (string | null)[]): string[] {
  return facts.filter((fact) => fact !== null);
}

/** The window that binds first; null where no use is known. */
function fullestLimit({ snapshot, now, strings, format }: Reading): string | null {
  const used = snapshot.limits.windows
    .map((window) => ({ window, use: knownUse(window, now) }))
    .filter((each): each is typeof each & { use: number } => each.use !== null)
    .toSorted((a, b) => b.use - a.use);
  const [fullest] = used;
  if (fullest === undefined) return null;
  return strings.limitShort(limitName(fullest.window, strings, format), format.percent(fullest.use));
}
