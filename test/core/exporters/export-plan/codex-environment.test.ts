import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CodexEnvironment } from '../../../../electron/core/exporters/export-plan/codex-environment.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function homeWith(put: (file: string) => void): string {
  const home = temporaryFolder();
  put(join(home, '.env'));
  return home;
}

async function read(home: string) {
  const environment = new CodexEnvironment(home, { OTEL_A: 'own' }, silent);
  await environment.read();
  return environment;
}

test('a missing file and a readable one leave nothing open', async () => {
  expect((await read(homeWith(() => {}))).unread()).toBeNull();
  const environment = await read(homeWith((file) => writeFileSync(file, 'OTEL_A=file\n')));
  expect(environment.unread()).toBeNull();
  expect(environment.current().OTEL_A).toBe('file');
});

test.each([
  ['a pipe', (file: string) => void execFileSync('mkfifo', [file]), 'it is not a regular file'],
  ['a folder', (file: string) => void mkdirSync(file), 'it is a folder'],
])('of %s it is known that it was not read, and why', async (_name, put, why) => {
  const home = homeWith(put);
  const environment = await read(home);
  const unread = environment.unread();
  expect({ file: unread?.file, why: unread?.why.text }).toEqual({ file: join(home, '.env'), why });
  rmSync(join(home, '.env'), { recursive: true });
  await environment.read();
  expect(environment.unread()).toBeNull();
});
