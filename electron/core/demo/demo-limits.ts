import { MINUTE_MS } from '../../shared/durations.ts';
import type { Tokens } from '../../shared/tokens.ts';

/** A `rate_limits` window as a rollout holds it. `resets_at` is in Unix seconds. */
export interface DemoWindow {
  readonly used_percent: number;
  readonly window_minutes: number;
  readonly resets_at: number;
}

interface Meter {
  readonly minutes: number;
  /** A window ends at this moment and every `minutes` before and after, in milliseconds. */
  readonly anchor: number;
  /** This much weight fills a window to 63 percent; it approaches 100 and never reaches it. */
  readonly budget: number;
  /** So many percent more than at the start are used at most while it is watched; it comes closer and closer. */
  readonly rise: number;
  end: number;
  weight: number;
  /** Percent used when the demo began; null before that. */
  start: number | null;
}

/** The two windows of a plan, filled by responses in order of time. */
export class DemoLimits {
  private readonly meters: readonly Meter[];
  private readonly now: number;

  /** Both windows open at `now` end after it. */
  constructor(now: number) {
    this.now = now;
    const begin = { end: 0, weight: 0, start: null };
    this.meters = [
      { ...begin, minutes: 300, anchor: now + 112 * MINUTE_MS, budget: 6_000_000, rise: 15 },
      { ...begin, minutes: 10_080, anchor: now + 3_420 * MINUTE_MS, budget: 25_000_000, rise: 5 },
    ];
  }

  /** Counts a response and returns both windows after it, the shorter one first. */
  observe(at: number, tokens: Tokens): DemoWindow[] {
    return this.meters.map((meter) => {
      const length = meter.minutes * MINUTE_MS;
      const end = meter.anchor + (Math.floor((at - meter.anchor) / length) + 1) * length;
      if (end !== meter.end) {
        meter.weight = 0;
        meter.start = null;
      }
      meter.end = end;
      if (at > this.now && meter.start === null) {
        meter.start = filled(100, meter.weight, meter.budget);
        meter.weight = 0;
      }
      meter.weight += weightOf(tokens);
      const used =
        meter.start === null
          ? filled(100, meter.weight, meter.budget)
          : meter.start + filled(meter.rise, meter.weight, meter.budget);
      return {
        used_percent: Math.round(used * 10) / 10,
        window_minutes: meter.minutes,
        resets_at: Math.trunc(end / 1000),
      };
    });
  }
}

/** How far a weight fills up to `most`, which it never reaches. */
function filled(most: number, weight: number, budget: number): number {
  return most * (1 - Math.exp(-weight / budget));
}

/** Weighs cached input little and output much, as prices do. */
function weightOf({ input, cachedInput, output }: Tokens): number {
  return input - cachedInput + cachedInput * 0.1 + output * 6;
}
