import { useMemo } from 'react';
import { type DetailStrings, detailTexts } from './detail-texts.ts';
import { type LocaleContext, useLocale } from './locale-context.tsx';

/** Who reads a detail view. */
export interface DetailLocale extends LocaleContext {
  readonly strings: DetailStrings;
}

/** Gives the reader's locale with the texts of the details. */
export function useDetailLocale(): DetailLocale {
  const locale = useLocale();
  return useMemo(
    () => ({ ...locale, strings: { ...locale.strings, ...detailTexts[locale.language] } }),
    [locale],
  );
}
