import { finding as de } from '../../i18n/de/finding.ts';
import { finding as en } from '../../i18n/en/finding.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the views, so that the page starts without them. */
export const findingTexts: Record<Language, typeof en> = { en, de };
