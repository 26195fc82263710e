import { useMemo } from 'react';
import { deDetails } from './de-details.ts';
import type { Strings } from './en.ts';
import { type DetailTexts, enDetails } from './en-details.ts';
import type { Language } from './language.ts';
import { type LocaleContext, useLocale } from './locale-context.tsx';

/** The texts of the page and those of the details. */
export type DetailStrings = Strings & DetailTexts;

/** Who reads a detail view. */
export interface DetailLocale extends LocaleContext {
  readonly strings: DetailStrings;
}

/** They come with the views, so that the page starts without them. */
export const detailTexts: Record<Language, DetailTexts> = { en: enDetails, de: deDetails };

/** Gives the reader's locale with the texts of the details. */
export function useDetailLocale(): DetailLocale {
  const locale = useLocale();
  return useMemo(
    () => ({ ...locale, strings: { ...locale.strings, ...detailTexts[locale.language] } }),
    [locale],
  );
}
