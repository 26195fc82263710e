import type { Format } from '../../../shared/format/format.ts';
import type { OrgUsageReport } from '../../../shared/schema/organisation/org-usage.ts';

/** Returns sentences on the caps of the settings and on what a subscription gives back. */
export function moneyLines(
  { caps, subscription }: OrgUsageReport,
  format: Pick<Format, 'usd' | 'tokensFull' | 'percent'>,
): string[] {
  const lines = caps.map(({ kind, key, unit, cap, used, expected, state }) => {
    const amount = (value: number) =>
      unit === 'usd' ? format.usd(value) : `${format.tokensFull(Math.round(value))} credits`;
    const who = kind === 'workspace' ? 'Cap of the workspace' : `Cap of ${kind} ${key}`;
    if (used === null) return `${who}: ${amount(cap)} a month, and how much is used is not known.`;
    const above = expected !== null && expected > cap && state !== 'reached';
    const to = above ? `, about ${amount(expected)} by its end` : '';
    const word = { below: '', near: ' Near its end.', reached: ' Reached.', 'not-known': '' }[state];
    return `${who}: ${amount(used)} of ${amount(cap)} this month${to}.${word}`;
  });
  if (subscription === null) return lines;
  const { seats, costUsd, valueUsd, ratio, unusedSeats } = subscription;
  const unused = unusedSeats === null ? '' : ` Seats without use: ${unusedSeats} of ${seats}.`;
  const value =
    valueUsd === null || ratio === null
      ? 'what its use is worth is not known.'
      : `its use is worth ${format.usd(valueUsd)} at the workspace's rate, ${ratio.toFixed(2)} for each dollar.`;
  return [
    ...lines,
    `The subscription costs ${format.usd(costUsd)} for the days that were read; ${value}${unused}`,
  ];
}
