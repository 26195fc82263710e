import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCycles } from './architecture/cycles.ts';
import { decideImport, isRelative, resolveRelative } from './architecture/decide-import.ts';
import { folderGraph } from './architecture/folders.ts';
import { importsOf } from './architecture/imports-of.ts';
import { isEmptyName, isTopLevelName } from './architecture/names.ts';
import { allowedImports, forbiddenImports, forbiddenTargets } from './architecture/sample-imports.ts';
import { textsBelow, trackedFiles } from './architecture/sources.ts';

const MOST_LINES = 260;

const modules = new Map([...textsBelow('electron', /\.tsx?$/), ...textsBelow('renderer', /\.tsx?$/)]);
const imports = new Map([...modules].map(([file, text]) => [file, importsOf(file, text)]));
const tracked = trackedFiles();

describe('imports', () => {
  it('run one way between the layers', () => {
    const wrong = [...imports].flatMap(([file, specifiers]) =>
      specifiers.flatMap((specifier) => {
        const decision = decideImport(file, specifier);
        return decision.state === 'allowed' ? [] : [`${file} imports ${specifier}: ${decision.reason}`];
      }),
    );
    expect(imports.size).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it('name files that are there, and form no circle of files or folders', () => {
    const graph = new Map(
      [...imports].map(([file, specifiers]) => [
        file,
        specifiers
          .filter((specifier) => specifier !== null)
          .filter(isRelative)
          .map((specifier) => resolveRelative(file, specifier)),
      ]),
    );
    const missing = [...new Set([...graph.values()].flat())].filter((file) => !existsSync(file));
    expect(missing).toEqual([]);
    expect(findCycles(graph)).toEqual([]);
    expect(findCycles(folderGraph(graph))).toEqual([]);
  });

  it('leave languages but English to the page and the tray, so that no command loads them', () => {
    const wrong = [...imports].flatMap(([file, specifiers]) =>
      /^electron\/(?:core|cli|web)\//.test(file)
        ? specifiers.filter((one) => one !== null && /messages\/de(?:\/|\.ts$)/.test(one)).map(() => file)
        : [],
    );
    expect(wrong).toEqual([]);
  });

  it.each([...forbiddenImports, ...forbiddenTargets])('are refused: %s imports %s', (file, specifier) => {
    expect(decideImport(file, specifier)).toEqual({ state: 'forbidden', reason: expect.any(String) });
  });

  it.each(allowedImports)('are allowed: %s imports %s', (file, specifier) => {
    expect(decideImport(file, specifier)).toEqual({ state: 'allowed' });
  });

  it('are seen in every form', () => {
    const source = `
      import a from './a.ts';
      import type { B } from './b.ts';
      import './c.css';
      import data from './d.json' with { type: 'json' };
      export * from './e.ts';
      export type { F } from './f.ts';
      export { g } from './g.ts';
      const h = import('./h.ts');
      let i: typeof import('./i.ts');
      const j = require('./j.ts');
      import k = require('./k.ts');
      const l = import(a);
      export const m = "import n from './n.ts'"; // import './o.ts'
    `;
    const seen = importsOf('x.ts', source).map((specifier) => specifier?.slice(2, 3) ?? null);
    expect(seen.toSorted()).toEqual([...'abcdefghijk', null]);
  });

  it('are followed into circles', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['d'], e: ['a'], f: [] };
    expect(findCycles(new Map(Object.entries(graph)))).toEqual([
      ['a', 'b', 'c', 'a'],
      ['d', 'd'],
    ]);
  });

  it('are followed from folder to folder', () => {
    const files = {
      'a/x.ts': ['b/y.ts', 'a/z.ts'],
      'a/z.ts': [],
      'b/y.ts': ['b/c/w.ts', 'd/v.ts'],
      'b/c/w.ts': ['b/y.ts'],
      'd/v.ts': ['a/z.ts'],
    };
    expect(findCycles(folderGraph(new Map(Object.entries(files))))).toEqual([['a', 'b', 'd', 'a']]);
  });
});

describe('files', () => {
  it(`have at most ${MOST_LINES} lines`, () => {
    const texts = ['electron', 'renderer', 'build'].flatMap((folder) => [
      ...textsBelow(folder, /\.(?:tsx?|css|html)$/),
    ]);
    const long = texts.filter(([, text]) => text.split('\n').length - 1 > MOST_LINES).map(([file]) => file);
    expect(long).toEqual([]);
  });

  it('say in their names what they hold', () => {
    expect(tracked.filter((path) => !path.startsWith('test/fixtures/')).filter(isEmptyName)).toEqual([]);
    expect(
      ['core/utils.ts', 'core/misc/x.ts', 'date-helpers.ts', 'window-manager.ts'].every(isEmptyName),
    ).toBe(true);
    expect(['core/communal.ts', 'limits/utilisation.ts'].some(isEmptyName)).toBe(false);
  });

  // Vitest writes a missing snapshot in silence, and refuses it only where `CI` is set.
  it('keep snapshots of specs that are there', () => {
    const snapshots = tracked.filter((path) => path.endsWith('.snap'));
    const specs = snapshots.map((path) => path.replace('__snapshots__/', '').replace(/\.snap$/, ''));
    expect(specs.filter((spec) => !tracked.includes(spec))).toEqual([]);
    const kept = tracked.filter((path) => path.startsWith('test/') && path.endsWith('.ts'));
    const asking = kept.concat(tracked.filter((path) => path.endsWith('.test.tsx'))).filter((path) => {
      return /\.toMatch(?:File)?Snapshot\(\)/.test(readFileSync(path, 'utf8'));
    });
    expect(asking.filter((path) => !specs.includes(path))).toEqual([]);
  });

  it('stand under the names that the house has', () => {
    const names = new Set(tracked.map((path) => path.split('/')[0] ?? ''));
    expect([...names].filter((name) => !isTopLevelName(name))).toEqual([]);
    expect(isTopLevelName('src')).toBe(false);
  });
});
