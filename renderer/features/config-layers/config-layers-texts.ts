import { configLayers as de } from '../../i18n/de/governance/config-layers.ts';
import { configLayers as en } from '../../i18n/en/governance/config-layers.ts';
import type { Language } from '../../i18n/language.ts';

/** They come with the views, so that the page starts without them. */
export const layerTexts: Record<Language, typeof en> = { en, de };
