import type { Estimate } from '../../electron/shared/outlook.ts';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import type { Fact } from '../detail/facts-list.tsx';
import type { Reader } from '../page/reader.tsx';

/** What the calendar month holds so far, and what it will come to. */
export function monthFacts(
  { usage, outlook }: Snapshot,
  { format, strings }: Reader,
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
    { label: strings.tokens.burn, value: format.tokens(Math.round(burn.now)) },
  ];

  function amounts(tokens: string, usd: number | null): string {
    return usd === null ? tokens : `${tokens} · ${format.usd(usd)}`;
  }
}
