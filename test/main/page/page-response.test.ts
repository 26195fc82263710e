import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, decidePageResponse } from '../../../electron/main/page/page-response.ts';

const files = new Set(['index.html', 'assets/index.js', 'assets/index.css', 'assets/index.js.map', 'secret']);
const get = (url: string, method = 'GET') => decidePageResponse(method, url, files);

describe('decidePageResponse', () => {
  it('serves the files of the page with their type and the policy', () => {
    expect(get('app://popover/')).toMatchObject({ status: 200, path: 'index.html' });
    expect(get('app://popover/assets/index.js?x#y')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' },
    });
  });

  it.each([
    ['app://popover/assets/index.js.map', 404],
    ['app://popover/secret', 404],
    ['app://popover/missing.js', 404],
    ['app://popover/../../etc/passwd', 404],
    ['app://popover/%2e%2e/%2e%2e/etc/passwd', 404],
    ['app://popover/assets/..%2f..%2fsecret', 404],
    ['app://elsewhere/index.html', 404],
    ['https://popover/index.html', 404],
  ])('refuses %s', (url, status) => {
    expect(get(url)).toMatchObject({ status });
  });

  it('refuses every method but reading', () => {
    expect(get('app://popover/', 'POST')).toMatchObject({ status: 405 });
    expect(get('app://popover/', 'HEAD')).toMatchObject({ status: 200 });
  });

  it('serves nothing that is not listed, whatever is asked', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, tail) => {
        const decision = get(`app://popover${path}${tail}`);
        if (decision.status === 200) expect(files.has(decision.path)).toBe(true);
      }),
    );
  });

  it('lets the page connect to nothing and run nothing inline', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|blob:/);
  });
});
