import type { Format } from '../../../electron/shared/format/format.ts';
import type { Strings } from '../en.ts';

/** Writes amounts so that they tell the order of size and no more, and no money at all. */
export function privateFormat(format: Format, strings: Strings['privacy']): Format {
  const about = (count: number) =>
    count === 0 ? format.tokens(0) : strings.about(format.tokens(blurred(count)));
  return {
    ...format,
    tokens: about,
    tokensFull: about,
    usd: () => strings.hiddenAmount,
    amount: () => strings.hiddenAmount,
  };
}

/** The first digit alone. */
function blurred(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.abs(count)));
  return Math.round(count / unit) * unit;
}
