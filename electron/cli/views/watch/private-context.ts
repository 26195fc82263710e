import type { LocaleContext } from '../view.ts';

/** Stands for an amount that is hidden. */
const HIDDEN_AMOUNT = '•••';

/** Returns the same reader while others look on: amounts show the order of size and no more, and no money at all. */
export function privateContext(context: LocaleContext): LocaleContext {
  const { format } = context;
  const about = (count: number) => (count === 0 ? format.tokens(0) : `~${format.tokens(firstDigit(count))}`);
  return {
    ...context,
    format: {
      ...format,
      tokens: about,
      tokensFull: about,
      usd: () => HIDDEN_AMOUNT,
      amount: () => HIDDEN_AMOUNT,
    },
  };
}

function firstDigit(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.abs(count)));
  return Math.round(count / unit) * unit;
}
