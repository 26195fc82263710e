import { keychainMessage } from '../../shared/messages/en/glance/keychain.ts';
import type { Message } from '../../shared/messages/message.ts';

/** What Electron says of the system's keychain. */
export interface KeychainFacts {
  readonly platform: NodeJS.Platform;
  readonly available: boolean;
  /** On Linux, the name of what keeps the key; null elsewhere. */
  readonly backend: string | null;
}

/**
 * Decides why no secret may be kept; null where one may. On Linux without a keychain Electron would encrypt with a
 * password that is in its source, `basic_text`: https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function whyNoKeychain({ platform, available, backend }: KeychainFacts): Message | null {
  if (!available) return keychainMessage('keychain.unavailable');
  if (platform !== 'linux') return null;
  const isKept = backend !== null && backend !== 'basic_text' && backend !== 'unknown';
  return isKept ? null : keychainMessage('keychain.plain');
}
