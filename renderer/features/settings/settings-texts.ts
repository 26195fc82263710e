import { settings as de } from '../../i18n/de/settings.ts';
import { settings as en } from '../../i18n/en/settings.ts';
import type { Language } from '../../i18n/language.ts';
import { useLocale } from '../../i18n/locale-context.tsx';

export type SettingsTexts = typeof en;

/** They come with the view, so that the page starts without them. */
const texts: Record<Language, SettingsTexts> = { en, de };

export function useSettingsTexts(): SettingsTexts {
  return texts[useLocale().language];
}
