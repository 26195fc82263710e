import type { Estimate } from '../../../../electron/shared/outlook.ts';
import type { Pricing } from '../../../../electron/shared/pricing.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import type { LocaleContext } from '../../../i18n/locale-context.tsx';
import type { Fact } from '../../../ui/detail/facts-list.tsx';

/** What the calendar month holds so far, and what it will come to. */
export function monthFacts(
  { usage, outlook, pricing }: Snapshot,
  { format, strings }: LocaleContext,
): readonly (Fact | null)[] {
  const { month, burn } = outlook;
  const about = ({ value, low, high }: Estimate, write: (amount: number) => string) =>
    strings.tokens.about(write(value), strings.tokens.range(write(low), write(high)));
  const cost = usage.month.costUsd;
  return [
    { label: strings.tokens.monthSoFar, value: amounts(format.tokens(usage.month.tokens.total), cost) },
    {
      label: strings.tokens.monthEnd,
      value: month === null ? strings.tokens.tooEarly : about(month.tokens, (count) => format.tokens(count)),
    },
    month === null || month.costUsd === null
      ? null
      : { label: strings.tokens.cost, value: about(month.costUsd, (usd) => format.usd(usd)) },
    creditsFact(pricing.month.credits),
    returnFact(pricing.month.subscription),
    { label: strings.tokens.burn, value: format.tokens(Math.round(burn.now)) },
  ];

  function creditsFact({ amount, lowerBound }: Pricing['month']['credits']): Fact | null {
    const known = amount ?? lowerBound ?? null;
    if (known === null || known === 0) return null;
    const text = format.amount(String(known));
    return { label: strings.tokens.credits, value: amount === null ? strings.tokens.atLeast(text) : text };
  }

  function returnFact(plan: Pricing['month']['subscription']): Fact | null {
    if (plan === null) return null;
    const known = plan.valuePerDollar ?? plan.valuePerDollarLowerBound ?? null;
    const text = known === null ? strings.dataSharing.unknown : strings.tokens.perDollar(format.usd(known));
    const value = known !== null && plan.valuePerDollar === null ? strings.tokens.atLeast(text) : text;
    return { label: strings.tokens.planReturn(format.usd(plan.planUsdPerMonth)), value };
  }

  function amounts(tokens: string, usd: number | null): string {
    return usd === null ? tokens : `${tokens} · ${format.usd(usd)}`;
  }
}
