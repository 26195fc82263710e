import { numberForm } from './intl.ts';

const compact = numberForm({
  notation: 'compact',
  maximumFractionDigits: 1,
  maximumSignificantDigits: 3,
  roundingPriority: 'lessPrecision',
});
const full = numberForm({ maximumFractionDigits: 0 });

/**
 * Formats a token count. `compact` keeps at most three digits and one decimal (`1.2M`, `12.3K`, `123K`); `full`
 * writes every digit (`1,234,567`).
 */
export function formatTokens(count: number, locale: string, style: 'compact' | 'full' = 'compact'): string {
  if (style === 'full') return full(locale).format(count);
  // The short signs differ within English: `m` reads as a unit, and the Indian `T` is a thousand.
  return compact(/^en(?![a-z])/i.test(locale) ? 'en' : locale).format(count);
}
