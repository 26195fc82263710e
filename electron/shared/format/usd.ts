import { numberForm } from './intl.ts';

const cents = numberForm({ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' });
const dollars = numberForm({
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 0,
});

/**
 * Formats US dollars: cents below $1,000 (`$12.40`), whole dollars from there (`$1,240`). What is above zero but
 * under a cent is `< $0.01`, because `$0.00` would say that it was free.
 */
export function formatUsd(usd: number, locale: string): string {
  if (usd > 0 && usd < 0.01) return `< ${cents(locale).format(0.01)}`;
  return (usd >= 1000 ? dollars : cents)(locale).format(usd);
}
