import { messageMaker } from '../../message.ts';

/** Secrets that the system's keychain keeps. */
export const keychain = {
  'keychain.unavailable': () => 'The keychain of this system cannot be used, so no secret is stored.',
  'keychain.plain': () =>
    'This desktop has no keychain, so a secret would only be obscured. Unlock GNOME Keyring or KWallet, or use a file that only you can read.',
  'keychain.not-written': ({ file }: { file: string }) => `${file} could not be written.`,
};

export const keychainMessage = messageMaker(keychain);
