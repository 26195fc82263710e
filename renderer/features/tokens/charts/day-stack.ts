import type { UsageModelRow, UsageRow } from '../../../../electron/shared/commands.ts';
import { type DayParts, type DayStack, stackDays } from '../../../ui/charts/stack/day-stack.ts';

/** What the bars measure. */
export type Measure = 'tokens' | 'cost';

/** Stacks daily rows by model over the days up to `today`. A cost without all its prices is a lower bound. */
export function stackModels(
  rows: readonly UsageRow[],
  today: string,
  count: number,
  measure: Measure,
): DayStack {
  const days = new Map(
    rows.map((row): [string, DayParts] => [
      row.key,
      {
        amounts: new Map(row.models.map((part) => [part.model, amountOf(part, measure)])),
        isLowerBound: measure === 'cost' && row.costUsd === null,
      },
    ]),
  );
  return stackDays(days, today, count);
}

function amountOf({ tokens, costUsd, costLowerBoundUsd }: UsageModelRow, measure: Measure): number {
  return measure === 'tokens' ? tokens.total : (costUsd ?? costLowerBoundUsd ?? 0);
}
