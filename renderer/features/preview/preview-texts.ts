import { preview as de } from '../../i18n/de/preview.ts';
import { preview as en } from '../../i18n/en/preview.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the views, so that the page starts without them. */
export const previewTexts: Record<Language, typeof en> = { en, de };
