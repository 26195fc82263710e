import { statSync } from 'node:fs';
import * as v from 'valibot';
import { path, text } from '../../../shared/schema/scalars.ts';
import { loadRegularText } from '../../platform/reading/regular-file.ts';

const name = v.pipe(text, v.maxLength(200));

/** Where a secret is: never the secret itself, which the settings do not keep. */
export const secretRefSchema = v.union([
  v.strictObject({ env: name }),
  v.strictObject({ file: path }),
  v.strictObject({ keychain: name }),
]);

export type SecretRef = Readonly<v.InferOutput<typeof secretRefSchema>>;

/** Reads a secret each time it is needed, so that a renewed one is used. Rejects with `SecretError`. */
export type SecretReader = (ref: SecretRef) => Promise<string>;

/** Thrown where a secret cannot be read. Its message names the place and never holds the secret. */
export class SecretError extends Error {}

export interface SecretPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Returns an entry of the system's keychain; null where there is none. Left out where the host has no keychain. */
  readonly keychain?: (name: string) => Promise<string | null>;
}

const OTHERS = 0o077;
const SOURCE = { env: 'environment variable', file: 'file', keychain: 'keychain entry' } as const;

/** Makes the reader of secrets from the environment, a file that its owner alone can read, or the keychain. */
export function createSecretReader({ env, platform, keychain }: SecretPlaces): SecretReader {
  async function find(ref: SecretRef): Promise<string | null> {
    if ('env' in ref) return env[ref.env] ?? null;
    if ('file' in ref) return readSecretFile(ref.file, platform);
    if (!keychain) throw new SecretError('The keychain can be read by the tray app only.');
    return keychain(ref.keychain);
  }
  return async (ref) => {
    const secret = (await find(ref))?.trim();
    if (!secret) {
      throw new SecretError(`The ${placeOf(ref)} is not set or empty.`);
    }
    // A line break could end a header.
    if (/[\r\n\0]/.test(secret)) throw new SecretError('A secret must be one line.');
    return secret;
  };
}

/**
 * Reads a secret that is sent as the value of a header. What no header can hold would fail the same way each time, so it
 * is said before anything is sent. Rejects with `SecretError`.
 */
export async function readHeaderSecret(read: SecretReader, ref: SecretRef): Promise<string> {
  const secret = await read(ref);
  // HTTP also knows bytes above 127, of which receivers make different things, and gRPC does not.
  if (/^[\t -~]*$/.test(secret)) return secret;
  throw new SecretError(`The ${placeOf(ref)} has a character that no header can hold.`);
}

/** Returns the places of a kind that settings name, wherever these hold them. */
export function placesIn(settings: unknown, kind: 'env' | 'file' | 'keychain'): string[] {
  if (typeof settings !== 'object' || settings === null) return [];
  const entries = Object.entries(settings);
  const [[key, inner] = ['', null]] = entries;
  if (entries.length === 1 && key === kind && typeof inner === 'string') return [inner];
  return entries.flatMap(([, each]) => placesIn(each, kind));
}

function placeOf(ref: SecretRef): string {
  const [[kind, where] = ['', '']] = Object.entries(ref);
  return `${SOURCE[kind as keyof typeof SOURCE]} ${where}`;
}

/** Reads a file that its owner alone can read; null where it is missing. @throws SecretError where others can too. */
export async function readSecretFile(file: string, platform: NodeJS.Platform): Promise<string | null> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return null;
  if (isOpenToOthers(stats.mode, platform)) {
    throw new SecretError(`Others can read ${file}. Run: chmod 600 ${file}`);
  }
  return loadRegularText(file, 'note').catch((error: unknown) => {
    throw new SecretError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'error'}.`);
  });
}

/** Decides by the mode of a file whether other users can read or change it. Windows has no such modes. */
export function isOpenToOthers(mode: number, platform: NodeJS.Platform): boolean {
  return platform !== 'win32' && (mode & OTHERS) !== 0;
}
