import { attributionText } from '../../tokens/attribution.ts';
import { type PackedQuarters, QuarterTotals } from '../../tokens/quarter-totals.ts';
import type { LineSource } from './line-source.ts';
import { QUARTER_NUMBERS } from './protocol.ts';

/** Sums of the responses that a kernel finds in one reading of a rollout. */
export class KernelSums {
  private readonly quarters = new QuarterTotals();
  private responses = 0;

  /** Adds what the last scan has found, all of one model, effort and tier. */
  add(kernel: LineSource, model: string | null, effort: string | null, serviceTier: string | null): void {
    const { quarters, quarterCount } = kernel;
    for (let at = 0; at < quarterCount * QUARTER_NUMBERS; at += QUARTER_NUMBERS) {
      const attribution = attributionText(model, effort, serviceTier, quarters[at + 1] === 1);
      this.quarters.addSums(quarters[at] ?? 0, attribution, quarters, at + 2);
    }
    this.responses += kernel.rowCount;
  }

  /**
   * The sums, where they are those of all responses of the reading, each of which stands there once; else
   * null.
   */
  of(responses: number, kernel: LineSource): PackedQuarters | null {
    return kernel.state.isDistinct && this.responses === responses ? this.quarters.pack() : null;
  }
}
