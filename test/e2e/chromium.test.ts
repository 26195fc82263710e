import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';

/** What is told of Chromium where it came through npm; null where another is used. */
const fontsFile = (await findChromium()).env.FONTCONFIG_FILE ?? null;

test.skipIf(fontsFile === null)('the Chromium of the tests finds its fonts on any machine', () => {
  const [, folder = ''] = /<dir>(.*)<\/dir>/.exec(readFileSync(fontsFile ?? '', 'utf8')) ?? [];
  const fonts = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(fonts.filter((name) => name.endsWith('.ttf'))).not.toEqual([]);
});
