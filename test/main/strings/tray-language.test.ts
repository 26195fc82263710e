import { expect, it } from 'vitest';
import { de } from '../../../electron/main/strings/de.ts';
import { en } from '../../../electron/main/strings/en.ts';
import { trayLanguage } from '../../../electron/main/strings/tray-language.ts';

it.each([
  ['system', 'en-GB', en, 'en-GB'],
  ['system', 'de-AT', de, 'de-AT'],
  ['system', 'fr-FR', en, 'en-FR'],
  ['de', 'en-US', de, 'de-US'],
  ['en', 'de-DE', en, 'en-DE'],
  ['de', 'de-CH', de, 'de-CH'],
  ['system', 'C', en, 'en'],
] as const)('%s for a reader of %s', (chosen, reader, strings, locale) => {
  const language = trayLanguage(chosen, reader);
  expect(language.strings).toBe(strings);
  expect(language.locale).toBe(locale);
});
