import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { isMissing, loadRegularFile } from '../../platform/reading/regular-file.ts';
import { whyUnreadable } from '../../platform/reading/why-unreadable.ts';
import { authText } from '../../sign-in/auth-text.ts';

/** What `auth.json` says about who signed in. No part of its text is kept. */
export interface SignInFile {
  /** Why it does not say how Codex is signed in, a clause; null where it does, or is missing. */
  readonly fault: Message | null;
  /** When it was written, in milliseconds since the epoch; null where it is missing or cannot be read. */
  readonly writtenAt: number | null;
  /** Tells whether an account is the one signed in; null where that is not known. */
  readonly isAccount: (accountId: string | null) => boolean | null;
}

const nothing: SignInFile = { fault: null, writtenAt: null, isAccount: () => null };

/**
 * Reads `auth.json` of a Codex home once. Only the kind of sign-in and the account's id are taken, which are no
 * credentials. Never fails: a fault is reported in the result.
 */
export async function readSignInFile(codexHome: string): Promise<SignInFile> {
  const file = join(codexHome, 'auth.json');
  try {
    const { mtimeMs } = await stat(file);
    const text = authText(await loadRegularFile(file, 'note'));
    const fault = isWhole(text) ? unknownKind(text) : layerFaultsMessage('layer-faults.sign-in.damaged');
    const own = /"account_id"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? null;
    return {
      fault,
      writtenAt: mtimeMs,
      isAccount: (accountId) => (own === null ? null : own === accountId),
    };
  } catch (error) {
    if (isMissing(error)) return nothing;
    return {
      ...nothing,
      fault: layerFaultsMessage('layer-faults.sign-in.unreadable', { why: whyUnreadable(error, 'note') }),
    };
  }
}

/** Returns true where the text is one whole JSON object, whatever escapes are in its strings. */
function isWhole(text: string): boolean {
  try {
    const form: unknown = JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"/gs, '""'));
    return typeof form === 'object' && form !== null && !Array.isArray(form);
  } catch {
    return false;
  }
}

/** The kinds of sign-in whose need of cloud config is known (codex-rs/login/src/auth/storage.rs). */
const kinds = ['chatgpt', 'chatgptauthtokens', 'apikey', 'bedrockapikey', 'bedrockaccesskeys'];

function unknownKind(text: string): Message | null {
  const mode = /"auth_mode"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  return mode === undefined || kinds.includes(mode.toLowerCase())
    ? null
    : layerFaultsMessage('layer-faults.sign-in.unknown-kind');
}
