import { gone as de } from '../../i18n/de/gone.ts';
import { gone as en } from '../../i18n/en/gone.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the views, so that the page starts without them. */
export const goneTexts: Record<Language, typeof en> = { en, de };
