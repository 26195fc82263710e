import { posture as de } from '../../i18n/de/governance/posture.ts';
import { posture as en } from '../../i18n/en/governance/posture.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the view, so that the page starts without them. */
export const postureTexts: Record<Language, typeof en> = { en, de };
