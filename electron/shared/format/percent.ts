import { numberForm } from './intl.ts';

const whole = numberForm({ style: 'percent', maximumFractionDigits: 0 });
const oneDecimal = numberForm({ style: 'percent', maximumFractionDigits: 1 });

/** Formats a percentage from 0 to 100 and beyond, rounded to whole percent or to one decimal. */
export function formatPercent(percent: number, locale: string, decimals: 0 | 1 = 0): string {
  return (decimals === 0 ? whole : oneDecimal)(locale).format(percent / 100);
}
