import { exports as de } from '../../i18n/de/exports.ts';
import { exports as en } from '../../i18n/en/exports.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the view, so that the page starts without them. */
export const exportsTexts: Record<Language, typeof en> = { en, de };
