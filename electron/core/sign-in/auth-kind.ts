import { join } from 'node:path';
import type { AuthKind } from '../../shared/usage.ts';
import { readRegularFile } from '../platform/reading/regular-file.ts';
import { authText } from './auth-text.ts';

/**
 * The kind of a sign-in, from the text of `auth.json` (codex-rs/login/src/auth/storage.rs). Files
 * written before `auth_mode` existed tell it by which member is there. Nothing else is read out.
 */
export function signInKind(text: string): AuthKind {
  const mode = /"auth_mode"\s*:\s*"([A-Za-z]+)"/.exec(text)?.[1];
  if (mode === undefined) {
    if (/"tokens"\s*:\s*\{/.test(text)) return 'chatgpt';
    return /"OPENAI_API_KEY"\s*:\s*"/.test(text) ? 'apikey' : null;
  }
  switch (mode.toLowerCase()) {
    case 'chatgpt':
    case 'chatgptauthtokens':
      return 'chatgpt';
    case 'apikey':
      return 'apikey';
    case 'bedrockapikey':
    case 'bedrockaccesskeys':
      return 'provider';
    default:
      return null;
  }
}

/** The sign-in kind of a Codex home, or null where it has no readable `auth.json`. */
export function readSignIn(codexHome: string): AuthKind {
  try {
    return signInKind(authText(readRegularFile(join(codexHome, 'auth.json'), 'note')));
  } catch {
    return null;
  }
}
