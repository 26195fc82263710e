import { numberForm } from './intl.ts';

const whole = numberForm({ maximumFractionDigits: 0 });
const hundredths = numberForm({ minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * Returns an amount that a server wrote as text, such as credits, without a unit: `12.50`, `1,234,568`. What is
 * above zero but under a hundredth is `< 0.01`. The text itself where it holds no number.
 */
export function formatAmount(text: string, locale: string): string {
  const amount = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(amount)) return text;
  if (amount > 0 && amount < 0.01) return `< ${hundredths(locale).format(0.01)}`;
  const isWhole = Number.isInteger(amount) || Math.abs(amount) >= 10_000;
  return (isWhole ? whole : hundredths)(locale).format(amount);
}
