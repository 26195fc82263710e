import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** A signature of bytes with the user's own Ed25519 key (RFC 8032). */
export interface Signature {
  readonly algorithm: 'Ed25519';
  /** The public key as SPKI DER in base64. */
  readonly publicKey: string;
  /** In base64. */
  readonly value: string;
}

/** Thrown for a key that cannot be used. The message holds nothing of the key. */
export class KeyError extends Error {}

/**
 * Signs bytes with a private key in PEM (PKCS#8).
 *
 * @throws KeyError where it is no Ed25519 key, or needs a passphrase.
 */
export function signBytes(bytes: Uint8Array, pem: string): Signature {
  const key = readKey(() => createPrivateKey(pem));
  return {
    algorithm: 'Ed25519',
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    value: sign(null, bytes, key).toString('base64'),
  };
}

/** Returns true where the signature is of these bytes by the key that it names. */
export function isSigned(bytes: Uint8Array, { publicKey, value }: Signature): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, Buffer.from(value, 'base64'));
  } catch {
    return false;
  }
}

/** Returns SHA-256 of a public key, in hex: short enough to be compared by eye. */
export function fingerprint({ publicKey }: Signature): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/**
 * Returns the fingerprint of a public or private key in PEM.
 *
 * @throws KeyError where it is no Ed25519 key.
 */
export function keyFingerprint(pem: string): string {
  const key = readKey(() => createPublicKey(pem));
  return fingerprint({
    algorithm: 'Ed25519',
    publicKey: key.export({ type: 'spki', format: 'der' }).toString('base64'),
    value: '',
  });
}

function readKey(read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new KeyError('The key cannot be read. Give an Ed25519 key in PEM without a passphrase.');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyError('The key is not an Ed25519 key.');
  return key;
}
