import type { Pricing } from '../../../shared/pricing.ts';
import type { Line } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import type { LocaleContext } from '../view.ts';

/** Renders what the calendar month comes to in credits, and what it is worth against the price of the plan. */
export function monthCostView(month: Pricing['month'], { format, columns }: LocaleContext): Line[] {
  const { credits, subscription } = month;
  const amount = credits.amount ?? credits.lowerBound ?? null;
  const lines: Line[] = [];
  if (amount !== null && amount > 0) {
    const least = credits.amount === null ? 'at least ' : '';
    const said = `This month in Codex credits: ${least}${format.amount(String(amount))}`;
    lines.push(...paragraph(said, columns, { hang: 2, style: 'dim' }));
  }
  if (subscription) {
    const value = subscription.valuePerDollar ?? subscription.valuePerDollarLowerBound ?? null;
    const least = subscription.valuePerDollar === null ? 'at least ' : '';
    const plan = `${format.usd(subscription.planUsdPerMonth)} plan`;
    const said =
      value === null
        ? `${plan}: its return is not known`
        : `${plan}: ${least}${format.usd(value)} of API value for each dollar so far this month`;
    lines.push(...paragraph(said, columns, { hang: 2, style: 'dim' }));
  }
  return lines;
}
