import { describe, expect, it } from 'vitest';
import { decideNetwork } from '../../../electron/main/security/network.ts';
import { isPageUrl, PAGE_URL } from '../../../electron/main/security/page-origin.ts';
import { decideSender } from '../../../electron/main/security/trusted-sender.ts';

const foreign = [
  'https://popover/index.html',
  'app://evil/index.html',
  'app://popover.evil.example/',
  'app://popover:80/',
  'app://a@popover/',
  'app:popover',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,hi',
  'http://127.0.0.1/',
  '',
  'nonsense',
];

it('knows its own page', () => {
  expect(isPageUrl(PAGE_URL)).toBe(true);
  for (const url of foreign) expect(isPageUrl(url), url).toBe(false);
});

describe('decideSender', () => {
  const frame = { url: PAGE_URL };
  const sender = { id: 7, frame, mainFrame: frame };
  const trusted = new Set([7]);
  it.each([
    ['the popover', sender, 'popover-page'],
    ['another window', { ...sender, id: 8 }, 'unknown-window'],
    ['a frame that is gone', { ...sender, frame: null }, 'no-frame'],
    ['a window that is gone', { ...sender, mainFrame: null }, 'inner-frame'],
    ['a frame inside, even of the same page', { ...sender, frame: { url: PAGE_URL } }, 'inner-frame'],
  ] as const)('%s', (_name, from, reason) => {
    expect(decideSender(from, trusted)).toEqual({ trusted: reason === 'popover-page', reason });
  });

  it.each(foreign)('refuses a page at %j', (url) => {
    const other = { url };
    const decision = decideSender({ id: 7, frame: other, mainFrame: other }, trusted);
    expect(decision).toEqual({ trusted: false, reason: 'foreign-page' });
  });
});

describe('decideNetwork', () => {
  it('allows the page alone', () => {
    expect(decideNetwork('app://popover/assets/index.js', false).allow).toBe(true);
    for (const url of [...foreign, 'ws://127.0.0.1:9/', 'devtools://devtools/x.js']) {
      expect(decideNetwork(url, false).allow, url).toBe(false);
    }
  });

  it('allows developer tools where there are any', () => {
    expect(decideNetwork('devtools://devtools/x.js', true)).toEqual({ allow: true, reason: 'dev-tools' });
  });
});
