import { homedir } from 'node:os';
import { parse } from 'node:path';
import { expect, test } from 'vitest';
import { homeDir } from '../../../electron/core/platform/home-dir.ts';

test('a user whom the system does not know has the root for a home', () => {
  expect(homeDir()).toBe(homedir());
  const unknown = () => {
    throw new Error('uv_os_homedir returned ENOENT');
  };
  expect(homeDir(unknown)).toBe(parse(process.cwd()).root);
});
