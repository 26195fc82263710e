import type { Decrypter, Encrypter } from 'age-encryption';
import { readSecretFile, SecretError } from '../../export/secrets/read-secret.ts';
import { ArchiveError } from './archive-database.ts';

/** The ending of files that are encrypted with age (C2SP age, v1). */
export const ENCRYPTED = '.age';

/** Encrypts bytes to the user's keys, piece by piece. */
export type Encrypt = (pieces: Iterable<Uint8Array>, write: (bytes: Uint8Array) => void) => Promise<void>;

/** Decrypts bytes, piece by piece. @throws ArchiveError where no key of the identity fits, or a byte was changed. */
export type Decrypt = (pieces: Iterable<Uint8Array>, take: (bytes: Uint8Array) => void) => Promise<void>;

/** Makes the encryption to public keys (`age1…`). @throws ArchiveError that names one that is none. */
export async function createEncrypt(recipients: readonly string[]): Promise<Encrypt> {
  const age = await import('age-encryption');
  const encrypter: Encrypter = new age.Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new ArchiveError(
        `"${recipient}" is no public key of age. It begins with age1; age-keygen prints it.`,
      );
    }
  }
  return async (pieces, write) => {
    for await (const bytes of chunksOf(await encrypter.encrypt(streamOf(pieces)))) write(bytes);
  };
}

/**
 * Makes the decryption with the keys of a file, one a line as age-keygen writes them. Others must not be able to read
 * it.
 *
 * @throws ArchiveError where it cannot be used. No message holds a key.
 */
export async function createDecrypt(identityFile: string, platform: NodeJS.Platform): Promise<Decrypt> {
  const age = await import('age-encryption');
  const decrypter: Decrypter = new age.Decrypter();
  const lines = (await readIdentities(identityFile, platform)).split(/\r?\n/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) throw new ArchiveError(`${identityFile} holds no key of age.`);
  for (const key of keys) {
    try {
      decrypter.addIdentity(key);
    } catch {
      throw new ArchiveError(`${identityFile} holds a line that is no key of age.`);
    }
  }
  return async (pieces, take) => {
    let isOfCaller = false;
    try {
      for await (const bytes of chunksOf(await decrypter.decrypt(streamOf(pieces)))) {
        isOfCaller = true;
        take(bytes);
        isOfCaller = false;
      }
    } catch (error) {
      const { syscall } = Object(error) as { readonly syscall?: unknown };
      if (isOfCaller || syscall !== undefined) throw error;
      throw new ArchiveError(`A file cannot be decrypted with ${identityFile}, or was changed.`);
    }
  };
}

/** Gives pieces as a stream; each is copied, as the next may be in the same memory. */
function streamOf(pieces: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const next = iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    cancel: () => void iterator.return?.(),
  });
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function readIdentities(file: string, platform: NodeJS.Platform): Promise<string> {
  try {
    const text = await readSecretFile(file, platform);
    if (text !== null) return text;
  } catch (error) {
    if (error instanceof SecretError) throw new ArchiveError(error.message);
    throw error;
  }
  throw new ArchiveError(`There is no file ${file} with the key of age. Check identity_file.`);
}
