import type * as Electron from 'electron';

type Used = 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend';

const MARK = Buffer.from('v10');

/** The system's key store: what it gives back can be read by it alone. */
export const safeStorage: Pick<Electron.SafeStorage, Used> = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => Buffer.concat([MARK, Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a)]),
  decryptString(encrypted) {
    if (!encrypted.subarray(0, MARK.length).equals(MARK))
      throw new Error('Error while decrypting the ciphertext');
    return Buffer.from(encrypted.subarray(MARK.length).map((byte) => byte ^ 0x5a)).toString('utf8');
  },
};
