import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readInstalledCodex } from '../../../electron/core/codex-version/installed-codex.ts';
import { readModelCache } from '../../../electron/core/codex-version/model-cache.ts';

/** A throw-away machine; programs in it fail loudly when they are run. */
async function machine(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
) {
  const root = await mkdtemp(join(tmpdir(), 'glance-installed-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
    if (!name.endsWith('.json')) await chmod(join(root, name), 0o755);
  }
  for (const [name, target] of Object.entries(links)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await symlink(join(root, target), join(root, name));
  }
  const seen = (path: string, platform: NodeJS.Platform = 'linux') =>
    readInstalledCodex({ env: { PATH: `relative:/nowhere:${join(root, path)}` }, platform });
  return { root, seen };
}

const program = '#!/bin/sh\ntouch "$0.was-run"\nexit 1\n';
const npm = (version: string) => JSON.stringify({ name: '@openai/codex', version });
const release = JSON.stringify({ layoutVersion: 1, version: '0.172.3', variant: 'codex' });

it.each<[string, Record<string, string>, Record<string, string>, string | null]>([
  [
    'npm',
    {
      'lib/node_modules/@openai/codex/bin/codex.js': program,
      'lib/node_modules/@openai/codex/package.json': npm('0.172.0'),
    },
    { 'bin/codex': 'lib/node_modules/@openai/codex/bin/codex.js' },
    '0.172.0',
  ],
  [
    'a release',
    { 'opt/codex/bin/codex': program, 'opt/codex/codex-package.json': release },
    { 'bin/codex': 'opt/codex/bin/codex' },
    '0.172.3',
  ],
  [
    'the package of a platform',
    { 'x/vendor/t/bin/codex': program, 'x/vendor/t/package.json': npm('0.172.0-linux-x64') },
    { 'bin/codex': 'x/vendor/t/bin/codex' },
    '0.172.0',
  ],
  [
    'a formula of Homebrew',
    { 'Cellar/codex/0.172.1_2/bin/codex': program },
    { 'bin/codex': 'Cellar/codex/0.172.1_2/bin/codex' },
    '0.172.1',
  ],
  [
    'a cask of Homebrew',
    { 'Caskroom/codex/0.172.1/codex-x86_64': program },
    { 'bin/codex': 'Caskroom/codex/0.172.1/codex-x86_64' },
    '0.172.1',
  ],
  [
    'the standalone installer',
    { '.codex/packages/standalone/releases/0.173.0-alpha.1-x86_64-unknown-linux-musl/bin/codex': program },
    {
      'bin/codex': '.codex/packages/standalone/releases/0.173.0-alpha.1-x86_64-unknown-linux-musl/bin/codex',
    },
    '0.173.0-alpha.1',
  ],
  ['a program of one’s own', { 'bin/codex': program }, {}, null],
  [
    'a package of another name',
    { 'p/bin/codex': program, 'p/package.json': '{"name":"mine","version":"1.2.3"}' },
    { 'bin/codex': 'p/bin/codex' },
    null,
  ],
  [
    'a package that is damaged',
    { 'p/bin/codex': program, 'p/package.json': '{"name":' },
    { 'bin/codex': 'p/bin/codex' },
    null,
  ],
  [
    'a version that is none',
    { 'Cellar/codex/HEAD-1a2b/bin/codex': program },
    { 'bin/codex': 'Cellar/codex/HEAD-1a2b/bin/codex' },
    null,
  ],
  ['nothing', {}, {}, null],
])('%s tells its version without being run', async (_name, files, links, version) => {
  const { root, seen } = await machine(files, links);
  const found = await seen('bin');
  expect(found).toEqual(
    version === null ? null : { version, how: 'package', at: expect.stringMatching(/Z$/) },
  );
  for (const name of Object.keys(files)) {
    expect(existsSync(join(root, `${name}.was-run`))).toBe(false);
  }
});

it('npm on Windows puts a launcher beside its packages', async () => {
  const { seen } = await machine({
    'npm/codex.cmd': program,
    'npm/node_modules/@openai/codex/package.json': npm('0.172.0'),
  });
  expect(await seen('npm', 'win32')).toMatchObject({ version: '0.172.0' });
});

it.each([
  ['{"fetched_at":"2026-11-29T09:35:32Z","client_version":"0.172.0","models":[]}', '0.172.0'],
  [`{ "client_version" : "0.172.0", "models": ["${'x'.repeat(100_000)}"]}`, '0.172.0'],
  [`{"models": ["${'x'.repeat(100_000)}"], "client_version": "0.172.0"}`, null],
  ['{"client_version":"0.0.0"}', null],
  ['{"client_version":172}', null],
  ['', null],
])('the copy of the model list tells which Codex asked for it', async (text, version) => {
  const { root } = await machine({ 'models_cache.json': text });
  expect(readModelCache(root)?.version ?? null).toBe(version);
  expect(readModelCache(join(root, 'gone'))).toBeNull();
});
