import type { Pricing } from '../../shared/pricing.ts';
import { indent, type Line, styled } from '../text/lines.ts';
import type { LocaleContext } from './view.ts';

/** What the calendar month comes to in credits, and what it is worth against the price of the plan. */
export function monthCostView(month: Pricing['month'], { format }: LocaleContext): Line[] {
  const { credits, subscription } = month;
  const amount = credits.amount ?? credits.lowerBound ?? null;
  const lines: Line[] = [];
  if (amount !== null && amount > 0) {
    const least = credits.amount === null ? 'at least ' : '';
    lines.push(
      indent([styled(`This month in Codex credits: ${least}${format.amount(String(amount))}`, 'dim')]),
    );
  }
  if (subscription) {
    const value = subscription.valuePerDollar ?? subscription.valuePerDollarLowerBound ?? null;
    const least = subscription.valuePerDollar === null ? 'at least ' : '';
    const plan = `${format.usd(subscription.planUsdPerMonth)} plan`;
    const said =
      value === null
        ? `${plan}: its return is not known`
        : `${plan}: ${least}${format.usd(value)} of API value for each dollar so far this month`;
    lines.push(indent([styled(said, 'dim')]));
  }
  return lines;
}
