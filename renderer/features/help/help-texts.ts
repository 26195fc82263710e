import { help as de } from '../../i18n/de/help.ts';
import { help as en } from '../../i18n/en/help.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the view, so that the page starts without them. */
export const helpTexts: Record<Language, typeof en> = { en, de };
