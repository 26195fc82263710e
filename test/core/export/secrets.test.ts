import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretReader, readHeaderSecret } from '../../../electron/core/export/secrets/read-secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glance-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const env = { TOKEN: ' s3cret-token\n', EMPTY: '' };
const read = createSecretReader({ env, platform: process.platform });

function fileWith(content: string, mode: number): string {
  const file = join(folder, 'token');
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

describe('A secret', () => {
  it('comes from the environment, a private file or the keychain', async () => {
    expect(await read({ env: 'TOKEN' })).toBe('s3cret-token');
    expect(await read({ file: fileWith('from-file\n', 0o600) })).toBe('from-file');
    const keychain = async (name: string) => (name === 'soc' ? 'from-keychain' : null);
    const withKeychain = createSecretReader({ env, platform: process.platform, keychain });
    expect(await withKeychain({ keychain: 'soc' })).toBe('from-keychain');
    await expect(withKeychain({ keychain: 'other' })).rejects.toThrow('keychain entry other');
  });

  it.each([
    [{ env: 'MISSING' }, 'The environment variable MISSING is not set or empty.'],
    [{ env: 'EMPTY' }, 'The environment variable EMPTY is not set or empty.'],
    [{ keychain: 'soc' }, 'The keychain can be read by the tray app only.'],
    [{ file: '/no/such/file' }, 'The file /no/such/file is not set or empty.'],
  ])('%j that is missing is named', async (ref, message) => {
    await expect(read(ref)).rejects.toThrow(message);
  });

  it.skipIf(process.platform === 'win32')('is not read from a file that others can read', async () => {
    const file = fileWith('from-file', 0o640);
    await expect(read({ file })).rejects.toThrow(`chmod 600 ${file}`);
  });

  it('never stands in an error', async () => {
    await expect(read({ file: fileWith('one-s3cret\ntwo-s3cret', 0o600) })).rejects.toThrow(
      /^(?!.*s3cret).*$/,
    );
  });
});

describe('A secret that is sent as a header', () => {
  it.each(['Bearer abc.DEF-123_~+/=', 'a b\tc', '!"#$%&\'()*,;<>?@[]^`{|}'])('may be %s', async (value) => {
    expect(await readHeaderSecret(async () => value, { env: 'T' })).toBe(value);
  });

  it.each(['schl\u00fcssel', '\u20ac', '\u{1f511}', 'a\u0001b', 'a\u007fb', 'a\u00a0b', 'a\u2028b'])(
    'that no header can hold (%j) is said with its place, and not shown',
    async (value) => {
      const reading = readHeaderSecret(async () => value, { file: '/keys/soc' });
      await expect(reading).rejects.toThrow('The file /keys/soc has a character that no header can hold.');
      await expect(reading).rejects.not.toThrow(value);
    },
  );
});
