import { checks as de } from '../../../i18n/de/governance/checks.ts';
import { checks as en } from '../../../i18n/en/governance/checks.ts';
import type { Language } from '../../../i18n/language.ts';

/** They come with the view, so that the page starts without them. */
export const checksTexts: Record<Language, typeof en> = { en, de };
