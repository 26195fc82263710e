import { numberForm } from './intl.ts';

const compact = numberForm({
  notation: 'compact',
  maximumFractionDigits: 1,
  maximumSignificantDigits: 3,
  roundingPriority: 'lessPrecision',
});
const full = numberForm({ maximumFractionDigits: 0 });

/**
 * A token count. `compact` keeps at most three digits and one decimal (`1.2M`, `12.3K`, `123K`);
 * `full` writes every digit (`1,234,567`).
 */
export function formatTokens(count: number, locale: string, style: 'compact' | 'full' = 'compact'): string {
  return (style === 'compact' ? compact : full)(locale).format(count);
}
