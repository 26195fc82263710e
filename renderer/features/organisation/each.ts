import { useLocale } from '../../i18n/locale-context.tsx';

/** What falls on one person; null where either is not known, or there is none. */
export function each(amount: number | null, people: number | null): number | null {
  return amount === null || people === null || people === 0 ? null : amount / people;
}

/** Returns how such an amount is written: below ten with a decimal; in private mode about. */
export function useEach(): (amount: number) => string {
  const { format, isPrivate, language } = useLocale();
  const one = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (amount) => (isPrivate || amount >= 10 ? format.tokens(Math.round(amount)) : one.format(amount));
}
