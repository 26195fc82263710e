import { useReader } from '../page/reader.tsx';
import { settings as de } from '../strings/de/settings.ts';
import { settings as en } from '../strings/en/settings.ts';
import type { Language } from '../strings/language.ts';

export type SettingsTexts = typeof en;

/** They come with the view, so that the page starts without them. */
const texts: Record<Language, SettingsTexts> = { en, de };

export function useSettingsTexts(): SettingsTexts {
  return texts[useReader().language];
}
