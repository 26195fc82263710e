import { expect, it } from 'vitest';
import { decideShellRun } from '../../build/shell/shell-run.ts';

const facts = {
  env: {},
  node: '/node',
  vitest: '/vitest.mjs',
  electron: '/electron',
  tests: ['test/e2e/tray.test.ts'],
};
const run = ['/vitest.mjs', 'run', '--project', 'e2e', 'test/e2e/tray.test.ts'];
const env = { CODEX_GLANCE_ELECTRON: '/electron' };

it.each([
  ['darwin', {}],
  ['win32', {}],
  ['linux', { DISPLAY: ':0' }],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }],
] as const)('runs on the screen that is there: %s, %o', (platform, own) => {
  expect(decideShellRun({ ...facts, platform, env: own })).toEqual({ file: '/node', args: run, env });
});

it('makes up a screen where a Linux has none', () => {
  expect(decideShellRun({ ...facts, platform: 'linux' })).toEqual({
    file: 'xvfb-run',
    args: ['--auto-servernum', '/node', ...run],
    env,
  });
});
