import { expect, test } from 'vitest';
import { entryScript } from '../e2e/shell/launch-real.ts';
import { decideShellHost } from '../e2e/shell/shell-host.ts';

test.each([
  [{}, { kind: 'stand-in' }],
  [{ CODEX_GLANCE_ELECTRON: '' }, { kind: 'stand-in' }],
  [{ CODEX_GLANCE_ELECTRON: '/e' }, { kind: 'electron', executable: '/e' }],
])('%j: %j', (env, host) => {
  expect(decideShellHost(env)).toEqual(host);
});

test('on real Electron the main script gets the observed module, and that one the real', async () => {
  const entry = entryScript('file:///observed.mjs', 'file:///main.js');
  const hooks: {
    resolve: (specifier: string, context: object, next: (to: string) => unknown) => unknown;
  }[] = [];
  const body = entry
    .replace(/^import .*$/m, '')
    .replace('globalThis.codexGlanceElectron = await import(observed);', '')
    .replace(/^await import\(.*$/m, '');
  new Function('registerHooks', body)((given: (typeof hooks)[number]) => hooks.push(given));
  const next = (to: string) => `next ${to}`;
  const ask = (specifier: string, parentURL: string) => hooks[0]?.resolve(specifier, { parentURL }, next);
  expect(ask('electron', 'file:///main.js')).toEqual({ url: 'file:///observed.mjs', shortCircuit: true });
  expect(ask('electron', 'file:///observed.mjs')).toBe('next electron');
  expect(ask('node:fs', 'file:///main.js')).toBe('next node:fs');
});
