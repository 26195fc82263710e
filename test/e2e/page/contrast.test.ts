import { expect, it } from 'vitest';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { popoverSize, serveBuiltPage } from './served-page.ts';

const built = serveBuiltPage();

const samples: readonly SampleName[] = ['filled', 'problems', 'limits-six', 'cap-reached', 'first-run'];

/** Words under 4.5 to 1, and edges of bars and switches under 3 to 1, as drawn. Runs in the page. */
function lowContrast(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour: string): readonly number[] => {
    if (canvas === null) return [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string) => {
    const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((rgb(colour)[3] ?? 0) === 255) return colour;
    }
    return 'white';
  };
  const low: string[] = [];
  for (const element of document.querySelectorAll('#root *')) {
    const isRead = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    const style = getComputedStyle(element);
    if (!isRead || style.clipPath === 'inset(50%)' || style.visibility === 'hidden') continue;
    if (element.closest('svg') !== null || element.closest('.spoken') !== null) continue;
    const ratio = contrast(style.color, ground(element));
    if (ratio < 4.5) low.push(`${element.textContent}: ${ratio.toFixed(2)}`);
  }
  for (const bar of document.querySelectorAll('[role=meter], [role=switch]')) {
    const style = getComputedStyle(bar);
    const edge = style.outlineStyle === 'none' ? style.borderTopColor : style.outlineColor;
    const ratio = contrast(edge, ground(bar.parentElement));
    if (ratio < 3) low.push(`${bar.getAttribute('aria-label')}: ${ratio.toFixed(2)}`);
  }
  return low;
}

it.each(
  (['light', 'dark'] as const).flatMap((theme) =>
    (['none', 'active'] as const).map((forced) => [theme, forced] as const),
  ),
)('words and edges stand out (%s, forced colours %s)', async (colorScheme, forcedColors) => {
  const found: string[] = [];
  for (const sample of samples) {
    built.server.show({ snapshot: sampleSnapshot(sample, SAMPLE_NOW) });
    const page = await built.newPage({
      viewport: popoverSize,
      colorScheme,
      forcedColors,
      reducedMotion: 'reduce',
    });
    await page.goto(built.server.url);
    await page.locator('main section').first().waitFor();
    found.push(...(await page.evaluate(lowContrast)).map((what) => `${sample}: ${what}`));
  }
  expect(found).toEqual([]);
});
