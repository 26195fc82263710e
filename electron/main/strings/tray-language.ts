import { usableLocale } from '../../shared/format/intl.ts';
import type { Settings } from '../../shared/settings.ts';
import { de } from './de.ts';
import { en, type Strings } from './en.ts';

const languages: Record<Exclude<Settings['language'], 'system'>, Strings> = { en, de };

/** The words of the tray, and the locale (BCP 47) in whose manner numbers and times are written. */
export interface TrayLanguage {
  readonly strings: Strings;
  readonly locale: string;
}

/**
 * The language that was chosen, else that of the reader's locale. Where the tray does not speak it, and
 * where another was chosen, the words keep the clock and the separators of the reader's region.
 */
export function trayLanguage(chosen: Settings['language'], locale: string): TrayLanguage {
  const reader = new Intl.Locale(usableLocale(locale));
  const own = isSpoken(reader.language) ? reader.language : 'en';
  const language = chosen === 'system' ? own : chosen;
  if (language === reader.language) return { strings: languages[language], locale: reader.toString() };
  const { region } = reader.maximize();
  return {
    strings: languages[language],
    locale: region === undefined ? language : `${language}-${region}`,
  };
}

function isSpoken(language: string): language is keyof typeof languages {
  return Object.hasOwn(languages, language);
}
