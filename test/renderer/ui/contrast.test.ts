import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync(join(import.meta.dirname, '../../../renderer/ui/styles/tokens.css'), 'utf8');

/** The colours of a rule by name, light and dark. */
function coloursOf(css: string): Readonly<Record<string, readonly [light: string, dark: string]>> {
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...pairs].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

const more = sheet.indexOf('@media (prefers-contrast: more)');
const plain = coloursOf(sheet.slice(0, more));
const strong = { ...plain, ...coloursOf(sheet.slice(more)) };

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Lightness from 0 to 100, as CIE 1976 defines it: equal steps look equal. */
function lightness(colour: string): number {
  return 116 * Math.cbrt(luminance(colour)) - 16;
}

const tones = ['accent', 'warning', 'critical'] as const;

/** Two greys this far apart are seen to differ, also where they do not touch. */
const LEAST_STEP = 8;

const grounds = ['canvas', 'surface', 'raised'] as const;
const words = ['text', 'muted', 'accent', 'warning', 'critical'] as const;

/** What is read needs 4.5 to 1; what is only seen, such as a bar and the edge of its track, 3 to 1. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...words.flatMap((word) => grounds.map((ground) => [word, ground, 4.5] as const)),
  ['on-accent', 'accent', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['warning', 'warning-soft', 4.5],
  ['critical', 'critical-soft', 4.5],
  ['text', 'warning-soft', 4.5],
  ['text', 'critical-soft', 4.5],
  ['text', 'accent-soft', 4.5],
  ...[1, 2, 3, 4, 5, 'rest'].map((series) => [`series-${series}`, 'surface', 3] as const),
  ['edge', 'surface', 3],
  ['edge', 'canvas', 3],
  ['accent', 'track', 3],
  ['warning', 'track', 3],
  ['critical', 'track', 3],
  ['text', 'track', 4.5],
  // The switch of what leaves: its ground and its knob.
  ['muted', 'surface', 3],
];

describe.each([
  ['as it is', plain],
  ['with more contrast', strong],
] as const)('contrast %s', (_name, colours) => {
  it.each(['light', 'dark'] as const)('is enough in the %s theme', (theme) => {
    const at = theme === 'light' ? 0 : 1;
    const low = pairs.flatMap(([one, other, least]) => {
      const ratio = contrast(colours[one]?.[at] ?? '#000000', colours[other]?.[at] ?? '#000000');
      return ratio < least ? [`${one} on ${other}: ${ratio.toFixed(2)}`] : [];
    });
    expect(low).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('tells the tones apart in grey in the %s theme', (theme) => {
    const at = theme === 'light' ? 0 : 1;
    const [low = 0, middle = 0, high = 0] = tones
      .map((tone) => lightness(colours[tone]?.[at] ?? '#000000'))
      .toSorted((a, b) => a - b);
    expect(middle - low).toBeGreaterThanOrEqual(LEAST_STEP);
    expect(high - middle).toBeGreaterThanOrEqual(LEAST_STEP);
  });
});
