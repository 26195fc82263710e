import { organisationState as de } from '../../../i18n/de/organisation/state.ts';
import { organisationState as en } from '../../../i18n/en/organisation/state.ts';
import type { Language } from '../../../i18n/language.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';

export type StateTexts = typeof en;

/** They come with the row and the view, so that the page starts without them. */
const texts: Record<Language, StateTexts> = { en, de };

export function useStateTexts(): StateTexts {
  return texts[useLocale().language];
}
