import { usableLocale } from '../../electron/shared/format/intl.ts';
import { de } from './de.ts';
import { en, type Strings } from './en.ts';

/** The languages that the page speaks. */
export const languages = { en, de } as const satisfies Record<string, Strings>;
export type Language = keyof typeof languages;

/** What a reader's locale comes to on the page. */
export interface PageLanguage {
  readonly language: Language;
  /** For numbers and times: in the language of the words, in the manner of the reader's region. */
  readonly locale: string;
  readonly strings: Strings;
}

/**
 * The language of the page for a locale (BCP 47, or as environments write it). Where the page does not
 * speak the reader's language it speaks English with the clock and the separators of their region.
 */
export function pageLanguage(locale: string): PageLanguage {
  const known = new Intl.Locale(usableLocale(locale));
  if (isLanguage(known.language)) {
    return { language: known.language, locale: known.toString(), strings: languages[known.language] };
  }
  const { region } = known.maximize();
  return { language: 'en', locale: region === undefined ? 'en' : `en-${region}`, strings: en };
}

function isLanguage(language: string): language is Language {
  return Object.hasOwn(languages, language);
}
