import { inspector as de } from '../../i18n/de/inspector.ts';
import { inspector as en } from '../../i18n/en/inspector.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the views, so that the page starts without them. */
export const inspectorTexts: Record<Language, typeof en> = { en, de };
