import { sessions as de } from '../../../i18n/de/sessions.ts';
import { sessions as en } from '../../../i18n/en/sessions.ts';
import type { Language } from '../../../i18n/language.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';

export type SessionsTexts = typeof en;

/** They come with the table, so that the popover starts without them. */
export const sessionsTexts: Record<Language, SessionsTexts> = { en, de };

export function useSessionsTexts(): SessionsTexts {
  return sessionsTexts[useLocale().language];
}
