import * as v from 'valibot';
import type { Message } from '../messages/message.ts';

/** The names of the secrets that the system's keychain keeps for Glance; never a secret. */
export interface SecretList {
  readonly names: readonly string[];
  /** Why none can be kept; null where one can. */
  readonly refusal: Message | null;
}

/** How a secret may be called, as `{ keychain = "…" }` in the settings says it. */
export const secretName = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/));

/** A secret: one line, as a line break could end a header. */
export const secretText = v.pipe(v.string(), v.minLength(1), v.maxLength(8_192), v.regex(/^\P{Cc}+$/u));

/** The requests of the page about secrets. */
export const secretRequests = {
  /** The names of the secrets that the system's keychain keeps. */
  'secret.list': v.strictObject({}),
  /** Keep a secret for exports in the system's keychain. */
  'secret.set': v.strictObject({ name: secretName, secret: secretText }),
  /** Forget a secret. */
  'secret.remove': v.strictObject({ name: secretName }),
} as const;
