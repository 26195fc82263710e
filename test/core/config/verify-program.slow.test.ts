import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { locateCodex, verifyConfig } from '../../../electron/core/config/verify/verify.ts';
import { makeWorld } from './world.ts';

/*
 * What --codex-bin names may be any program, or none. Only Codex itself can disagree.
 */

const script = (body: string) => async (file: string) => {
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
};

const others: readonly (readonly [string, (file: string) => Promise<unknown>])[] = [
  ['is missing', async () => {}],
  ['is a folder', (file) => mkdir(file)],
  ['is a text', (file) => writeFile(file, 'codex-cli 0.171.0')],
  ['ends with 1', script('exit 1')],
  ['ends with 0', script('exit 0')],
  ['writes what is no answer', script('echo junk; echo "{}"; echo "{\\"id\\":0}"; exit 0')],
  ['answers as no Codex does', script('echo "{\\"id\\":0,\\"result\\":{}}"; cat > /dev/null')],
  [
    'refuses the greeting',
    script('echo "{\\"id\\":0,\\"error\\":{\\"message\\":\\"no\\"}}"; cat > /dev/null'),
  ],
  ['names another program', script('[ "$1" = --version ] && echo "node 22.1.0"; exit 1')],
];

const verify = async (put: (file: string) => Promise<unknown>) => {
  const world = await makeWorld({}, { env: { PATH: process.env.PATH } });
  const file = path.join(world.root, 'program');
  await put(file);
  const done = locateCodex(file, world.input).then((found) => verifyConfig(world.input, found));
  return { file, done };
};

test.each(others)('a program that %s is told as none of Codex', async (_name, put) => {
  const { file, done } = await verify(put);
  await expect(done).rejects.toMatchObject({
    name: 'CannotAsk',
    code: 'no-codex',
    message: `${file} is not a Codex program. Name another with --codex-bin.`,
  });
});

test('a Codex that does not start with the configuration disagrees', async () => {
  const { done } = await verify(
    script('[ "$1" = --version ] && echo "codex-cli 0.171.0" && exit 0; echo "Error: bad" >&2; exit 1'),
  );
  expect((await done).agreed).toBe(false);
});
