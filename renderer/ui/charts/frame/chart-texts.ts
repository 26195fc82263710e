import { charts as de } from '../../../i18n/de/charts.ts';
import { charts as en } from '../../../i18n/en/charts.ts';
import type { Language } from '../../../i18n/language.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';

export type ChartTexts = typeof en;

/** They come with the first chart, so that the page starts without them. */
const texts: Record<Language, ChartTexts> = { en, de };

export function useChartTexts(): ChartTexts {
  return texts[useLocale().language];
}
