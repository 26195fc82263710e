import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).map((file) =>
  resolve(renderer, file),
);
const read = (file: string) => readFileSync(file, 'utf8');

/** Names of classes that a style sheet has. */
const classesOf = (file: string) =>
  new Set([...read(file).matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name));

/** The style sheets that a component imports, each by the name that it gives it. */
function sheetsOf(file: string): (readonly [name: string, sheet: string])[] {
  return [...read(file).matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].map(
    ([, name = '', path = '']) => [name, resolve(dirname(file), path)] as const,
  );
}

test('a component names no style that its sheet does not have', () => {
  const missing = files
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) =>
      sheetsOf(file).flatMap(([name, sheet]) => {
        const known = classesOf(sheet);
        const code = read(file).replaceAll(/^import .*$/gm, '');
        return [...code.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))]
          .map(([, style]) => style)
          .filter((style) => !known.has(style))
          .map((style) => `${file.slice(renderer.length + 1)}: ${style}`);
      }),
    );
  expect(missing).toEqual([]);
});
