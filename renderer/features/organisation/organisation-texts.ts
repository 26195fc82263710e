import { organisation as de } from '../../i18n/de/organisation/view.ts';
import { organisation as en } from '../../i18n/en/organisation/view.ts';
import type { Language } from '../../i18n/language.ts';
import { useLocale } from '../../i18n/locale-context.tsx';

export type OrganisationTexts = typeof en;

/** They come with the view, so that the page starts without them. */
export const organisationTexts: Record<Language, OrganisationTexts> = { en, de };

export function useOrganisationTexts(): OrganisationTexts {
  return organisationTexts[useLocale().language];
}
