import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measurementOf, type Outcome } from '../table/figure.ts';

const page = (path: string) => fileURLToPath(new URL(`../../../dist/page/${path}`, import.meta.url));

/** What the page loads before it shows anything, in kB of 1000 bytes; views and other languages come later. */
function sizeAtStart(): Outcome {
  const html = readFileSync(page('index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path = '']) => path);
  const kilobytes = (ending: string) =>
    files
      .filter((path) => path.endsWith(ending))
      .reduce((sum, path) => sum + readFileSync(page(path)).length / 1000, 0);
  return { value: kilobytes('.js'), detail: `styles ${kilobytes('.css').toFixed(0)} kB beside it` };
}

export const measurements = measurementOf('popover-size', sizeAtStart, {
  name: 'Script the page starts with',
  unit: 'kB',
  goal: 350,
  against: 'minified, not compressed',
});
