import { coverage as de } from '../../i18n/de/governance/coverage.ts';
import { coverage as en } from '../../i18n/en/governance/coverage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';

const texts = { en, de };

/** They come with the panel, so that the page starts without them. */
export function useCoverageTexts(): typeof en {
  return texts[useLocale().language];
}
