import { usableLocale } from '../../shared/format/intl.ts';
import type { Settings } from '../../shared/settings.ts';
import { de } from './de.ts';
import { en, type Strings } from './en.ts';

const languages: Record<Exclude<Settings['language'], 'system'>, Strings> = { en, de };

/** The texts of the tray, and the locale (BCP 47) for numbers and times. */
export interface TrayLanguage {
  readonly strings: Strings;
  readonly locale: string;
}

/**
 * Chooses the language of the settings, else that of the locale. Where the tray has no texts in it, or another was
 * chosen, the clock and the separators stay those of the user's region.
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
