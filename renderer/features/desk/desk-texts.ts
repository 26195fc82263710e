import { desk as de } from '../../i18n/de/desk.ts';
import { desk as en } from '../../i18n/en/desk.ts';
import type { Language } from '../../i18n/language.ts';
import { useLocale } from '../../i18n/locale-context.tsx';

export type DeskTexts = typeof en;

/** They come with the desk, so that the popover starts without them. */
const texts: Record<Language, DeskTexts> = { en, de };

export function useDeskTexts(): DeskTexts {
  return texts[useLocale().language];
}
