import { tray as de } from '../../i18n/de/tray.ts';
import { tray as en } from '../../i18n/en/tray.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with what shows them, so that the page starts without them. */
export const trayTexts: Record<Language, typeof en> = { en, de };
