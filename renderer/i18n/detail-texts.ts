import { deDetails } from './de-details.ts';
import type { Strings } from './en.ts';
import { type DetailTexts, enDetails } from './en-details.ts';
import type { Language } from './language.ts';

/** The texts of the page and those of the details. */
export type DetailStrings = Strings & DetailTexts;

/** They come with the views, so that the page starts without them. */
export const detailTexts: Record<Language, DetailTexts> = { en: enDetails, de: deDetails };
