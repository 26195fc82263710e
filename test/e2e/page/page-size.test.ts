import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const page = (path: string) => fileURLToPath(new URL(`../../../dist/page/${path}`, import.meta.url));

it('needs at most 350 kB of script to start, without the views and languages that come later', async () => {
  const html = await readFile(page('index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].flatMap(([, path]) => path ?? []);
  const sizes = await Promise.all(scripts.map(async (path) => (await readFile(page(path))).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`The page starts with ${total} bytes of script.`);
  expect(scripts.length).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(350_000);
});
