import { usableLocale } from '../../electron/shared/format/intl.ts';
import { usable, usableNow } from '../state/usable.ts';
import { en, type Strings } from './en.ts';

/** The languages that the page speaks. English comes with the page, the others when they are needed. */
const loaders = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
} as const satisfies Record<string, () => Promise<Strings>>;
export type Language = keyof typeof loaders;

/** What a reader's locale comes to on the page. */
export interface PageLanguage {
  readonly language: Language;
  /** For numbers and times: in the language of the words, in the manner of the reader's region. */
  readonly locale: string;
}

/**
 * The language of the page for a locale (BCP 47, or as environments write it), unless one was `chosen`.
 * Where the page does not speak the reader's language it speaks English with the clock and the
 * separators of their region.
 */
export function pageLanguage(locale: string, chosen: Language | 'system' = 'system'): PageLanguage {
  const known = new Intl.Locale(usableLocale(locale));
  const wanted = chosen === 'system' ? known.language : chosen;
  const language = isLanguage(wanted) ? wanted : 'en';
  if (known.language === language) return { language, locale: known.toString() };
  const { region } = known.maximize();
  return { language, locale: region === undefined ? language : `${language}-${region}` };
}

const loading = new Map<Language, Promise<Strings>>([['en', usableNow(en)]]);

/**
 * The texts of a language, the same promise each time. Where they cannot be had, the page speaks English
 * until it is opened again.
 */
export function loadStrings(language: Language): Promise<Strings> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const coming = usable(loaders[language]().catch(() => en));
  loading.set(language, coming);
  return coming;
}

function isLanguage(language: string): language is Language {
  return Object.hasOwn(loaders, language);
}
