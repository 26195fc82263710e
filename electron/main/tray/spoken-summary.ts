import type { Headline } from '../../shared/glance/headline.ts';
import { windowName } from '../../shared/glance/limit-text.ts';
import { sessionsNow } from '../../shared/glance/sessions-now.ts';
import { bindingAt, capUse } from '../../shared/limits.ts';
import { type Reading, tokenSum } from './facts.ts';
import { headlineLine } from './headline-fact.ts';
import { knownUse } from './known-use.ts';

/** Windows cuts tooltips at this length, in UTF-16 units. */
const LONGEST = 127;

/**
 * Makes the tray's tooltip, which screen readers also read for the icon: the most important facts first, as many as
 * fit whole.
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
  const { text, fact, tone } = headlineLine(reading);
  const facts: (string | null)[] = [
    demo ? strings.demo : null,
    // Where all is as it should be, the numbers say more than the headline.
    tone === 'calm' || tone === 'well' ? null : text,
  ];
  if (usage.state === 'no-home' || usage.state === 'empty') return known(facts);
  const failing = otel.signals.filter((signal) => signal.health.state === 'failing');
  const { running } = sessionsNow(usage.live);
  return known([
    ...facts,
    failing.length === 0 || fact.kind === 'otel-failing'
      ? null
      : strings.otelFailing(failing.map(({ signal }) => strings.signal[signal])),
    saysTheLimit.has(fact.kind) ? null : bindingFact(reading),
    running > 0 ? strings.running(running) : usage.state === 'scanning' ? null : strings.noSession,
    strings.todayShort(tokenSum(snapshot, format.tokens(usage.today.tokens.total), strings)),
  ]);
}

/** Headlines that hold all that is to be said of the binding limit. */
const saysTheLimit: ReadonlySet<Headline['fact']['kind']> = new Set([
  'limit-reached',
  'credits-out',
  'cap-reached',
  'cap-used',
  'used-up',
  'limit-used',
  'limits-unknown',
]);

function known(facts: readonly (string | null)[]): string[] {
  return facts.filter((fact) => fact !== null);
}

/** Describes the binding limit; null where none is known. */
function bindingFact({ snapshot, now, strings, format }: Reading): string | null {
  const { limits } = snapshot;
  const binding = bindingAt(limits, now);
  const { state, of, resetsAt } = binding;
  if (state === 'none') return null;
  if (state === 'unknown') return strings.limitsUnknown;
  if (of === null) return strings.oneLimitReached;
  if (of === 'credits') return strings.creditsOut;
  const resets = resetsAt === null ? null : format.moment(resetsAt, now);
  if (of === 'spend-cap') {
    const use = limits.spendCap && capUse(limits.spendCap);
    return state === 'reached' || use == null
      ? strings.capReached(resets)
      : strings.cap(format.percent(use), null);
  }
  const window = limits.windows.find(({ id }) => id === binding.id);
  const use = window && knownUse(window, now);
  if (window === undefined || use == null) return strings.limitsUnknown;
  const name = windowName(window, strings.limits, format);
  return state === 'reached' ? strings.limitReached(name) : strings.limitShort(name, format.percent(use));
}
