import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleNames } from '../../fixtures/snapshots/sample-snapshot.ts';
import { auditPage, openPage } from '../opened.tsx';

afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('dir');
});

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
});
