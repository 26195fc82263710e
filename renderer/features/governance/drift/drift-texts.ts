import { drift as de } from '../../../i18n/de/drift.ts';
import { drift as en } from '../../../i18n/en/drift.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';

const texts = { en, de };

/** They come with the view, so that the page starts without them. */
export function useDriftTexts(): typeof en {
  return texts[useLocale().language];
}
