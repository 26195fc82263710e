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

interface StyleRule {
  readonly properties: readonly string[];
  /** What it composes, as `file#class`. */
  readonly composed: readonly string[];
}

/** The rules of single classes outside media and container queries, by `file#class`. */
function rulesOf(file: string): (readonly [string, StyleRule])[] {
  return [...read(file).matchAll(/^\.([\w-]+) \{\n([^}]*)\}/gm)].map(([, name = '', body = '']) => {
    const properties = [...body.matchAll(/^ {2}([\w-]+):/gm)].map(([, property = '']) => property);
    const [, names = '', path] = /composes: ([\w\s-]+?)(?: from "([^"]+)")?;/.exec(body) ?? [];
    const sheet = path === undefined ? file : resolve(dirname(file), path);
    const composed = names.split(/\s+/).flatMap((each) => (each === '' ? [] : [`${sheet}#${each}`]));
    return [`${file}#${name}`, { properties: properties.filter((one) => one !== 'composes'), composed }];
  });
}

test('a class sets nothing that it composes from another sheet: the bundler decides which of them comes last', () => {
  const rules = new Map(files.filter((file) => file.endsWith('.module.css')).flatMap(rulesOf));
  const covers = (a: string, b: string) => a === b || b.startsWith(`${a}-`);
  const lost = [...rules].flatMap(([place, { properties, composed }]) =>
    composed.flatMap((other) => {
      const theirs = rules.get(other)?.properties ?? [];
      const twice = properties.filter((own) =>
        theirs.some((their) => covers(own, their) || covers(their, own)),
      );
      return twice.map((property) => `${place.slice(renderer.length + 1)}: ${property}`);
    }),
  );
  expect(lost).toEqual([]);
});
