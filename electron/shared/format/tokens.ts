import { numberForm } from './intl.ts';

const compact = numberForm({
  notation: 'compact',
  maximumFractionDigits: 1,
  maximumSignificantDigits: 3,
  roundingPriority: 'lessPrecision',
});
const full = numberForm({ maximumFractionDigits: 0 });

/**
 * Formats a token count. `compact` keeps at most three digits and one decimal (`1.2M`, `12.3K`, `123K`,
 * in German `1,2 Mio.`, `12,3 Tsd.`); `full`
 * writes every digit (`1,234,567`).
 */
export function formatTokens(count: number, locale: string, style: 'compact' | 'full' = 'compact'): string {
  if (style === 'full') return full(locale).format(count);
  // The short signs differ within English: `m` reads as a unit, and the Indian `T` is a thousand.
  const form = compact(/^en(?![a-z])/i.test(locale) ? 'en' : locale);
  return isGerman(locale) ? withThousands(form, count) : form.format(count);
}

function isGerman(locale: string): boolean {
  return /^de(?![a-z])/i.test(locale);
}

/** German `Intl` shortens millions and leaves thousands as they are; beside each other they read as two systems. */
function withThousands(form: Intl.NumberFormat, count: number): string {
  const isShort = form.formatToParts(count).some(({ type }) => type === 'compact');
  return isShort || count < 999.5 ? form.format(count) : `${form.format(count / 1_000)}\u00a0Tsd.`;
}
