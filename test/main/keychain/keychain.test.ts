import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createSecretReader } from '../../../electron/core/export/secrets/read-secret.ts';
import { whyNoKeychain } from '../../../electron/main/keychain/decide-keychain.ts';
import { Keychain } from '../../../electron/main/keychain/keychain.ts';
import { answer, type Handlers } from '../../../electron/shared/contract/contract.ts';
import { secretName, secretText } from '../../../electron/shared/contract/secrets.ts';
import { safeStorage } from '../../fakes/electron/safe-storage.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

const SECRET = 'hec-t0ken-of-the-soc';

function open(storage: Partial<typeof safeStorage> = {}, platform: NodeJS.Platform = 'linux') {
  const stateDir = temporaryFolder();
  const again = (other: Partial<typeof safeStorage> = storage) =>
    new Keychain({ stateDir, platform, safeStorage: { ...safeStorage, ...other } });
  return { keychain: again(), again, file: join(stateDir, 'secrets.json') };
}

describe('Whether secrets can be kept', () => {
  it.each([
    ['linux', true, 'gnome_libsecret', true],
    ['linux', true, 'kwallet6', true],
    ['linux', true, 'basic_text', false],
    ['linux', true, 'unknown', false],
    ['linux', true, null, false],
    ['linux', false, 'gnome_libsecret', false],
    ['darwin', true, null, true],
    ['win32', true, null, true],
    ['darwin', false, null, false],
  ] as const)('on %s, available %s, by %s: %s', (platform, available, backend, kept) => {
    expect(whyNoKeychain({ platform, available, backend }) === null).toBe(kept);
  });
});

describe('The keychain', () => {
  it('keeps a secret encrypted, for its owner only, and gives it to an export', async () => {
    const { keychain, again, file } = open();
    expect(await keychain.list()).toEqual({ names: [], refusal: null });
    await Promise.all([keychain.store('soc', SECRET), keychain.store('hook', 'other')]);
    const written = readFileSync(file, 'utf8');
    expect(written).not.toContain(SECRET);
    expect(written).not.toContain(Buffer.from(SECRET).toString('base64'));
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const later = again();
    expect(await later.list()).toEqual({ names: ['hook', 'soc'], refusal: null });
    const read = createSecretReader({
      env: {},
      platform: 'linux',
      keychain: (name) => later.read(name),
    });
    expect(await read({ keychain: 'soc' })).toBe(SECRET);
    expect(await later.remove('soc')).toEqual({ names: ['hook'], refusal: null });
    await expect(read({ keychain: 'soc' })).rejects.toThrow('keychain entry soc is not set');
  });

  it.each([
    [{ isEncryptionAvailable: () => false }, 'The keychain of this system cannot be used'],
    [{ getSelectedStorageBackend: () => 'basic_text' as const }, 'This desktop has no keychain'],
    [
      {
        encryptString: () => {
          throw new Error(SECRET);
        },
      },
      'The keychain of this system cannot be used',
    ],
  ])('stores nothing where that is not safe: %#', async (storage, why) => {
    const { keychain, file } = open(storage);
    await expect(keychain.store('soc', SECRET)).rejects.toThrow(why);
    expect(() => statSync(file)).toThrow();
  });

  it('reads nothing once the system has none, or another key', async () => {
    const { keychain, again } = open();
    await keychain.store('soc', SECRET);
    const plain = again({ getSelectedStorageBackend: () => 'basic_text' });
    await expect(plain.read('soc')).rejects.toThrow('This desktop has no keychain');
    const other = again({
      decryptString: () => {
        throw new Error(SECRET);
      },
    });
    await expect(other.read('soc')).rejects.toThrow(/^The keychain entry soc cannot be decrypted/);
  });

  it('takes names and one-line secrets, and says nothing of a secret that it refuses', async () => {
    const { keychain } = open();
    const handlers = {
      'secret.set': ({ name, secret }: { name: string; secret: string }) => keychain.store(name, secret),
    } as Partial<Handlers> as Handlers;
    for (const [name, secret] of [
      ['../x', SECRET],
      ['__proto__', SECRET],
      ['soc', `${SECRET}\nX-Other: 1`],
      ['soc', ''],
    ]) {
      const result = await answer(handlers, 'secret.set', { name, secret });
      expect(result).toMatchObject({ ok: false, code: 'invalid-request' });
      expect(JSON.stringify(result)).not.toContain(SECRET);
    }
    expect(JSON.stringify(await answer(handlers, 'secret.set', { name: 'soc', secret: SECRET }))).toBe(
      '{"ok":true,"value":{"names":["soc"],"refusal":null}}',
    );
    expect([v.is(secretName, 'soc-2'), v.is(secretText, 'ü'.repeat(8_193))]).toEqual([true, false]);
  });
});
