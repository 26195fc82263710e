import { createHmac, randomBytes } from 'node:crypto';

/** Makes a hash by which a text is known again, and from which it cannot be found. */
export type Digest = (text: string) => string;

/** Makes hashes with a salt, so that equal texts have others elsewhere. */
export function digestWith(salt: string): Digest {
  return (text) => createHmac('sha256', salt).update(text).digest('base64url').slice(0, 22);
}

export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}
