import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleNames } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage } from '../opened.tsx';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('dir');
});

const renderer = join(import.meta.dirname, '../../../renderer');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.css'),
);

describe('from right to left', () => {
  it.each(sampleNames)('the page of %s is sound, and keeps paths in one piece', async (name) => {
    document.documentElement.dir = 'rtl';
    const { container } = await openPage(name);
    expect(await auditPage(container)).toEqual([]);
    const paths = [...container.querySelectorAll('*')].filter(
      (element) => element.children.length === 0 && /^(?:…|~)?\/\S+$/.test(element.textContent),
    );
    expect(paths.filter((element) => element.closest('bdi, [dir=ltr]') === null)).toEqual([]);
  });

  it.each(sheets)('%s names no side', (sheet) => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|text-align: (?:left|right)|float: (?:left|right))\b/m;
    expect(readFileSync(join(renderer, sheet), 'utf8')).not.toMatch(physical);
  });
});
