import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { createSerialQueue } from '../../core/async/serial-queue.ts';
import { SecretError } from '../../core/export/secrets/read-secret.ts';
import { loadDocument, writeDocument } from '../../core/platform/state/own-document.ts';
import { STATE_FILES } from '../../core/platform/state/state-files.ts';
import { RequestError } from '../../shared/contract/result.ts';
import type { SecretList } from '../../shared/contract/secrets.ts';
import { keychainMessage } from '../../shared/messages/en/glance/keychain.ts';
import { whyNoKeychain } from './decide-keychain.ts';

type Used = 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend';

export interface KeychainParts {
  readonly stateDir: string;
  readonly platform: NodeJS.Platform;
  readonly safeStorage: Pick<SafeStorage, Used>;
}

type Kept = ReadonlyMap<string, string>;

/**
 * Keeps secrets by name in `secrets.json` of the state folder, encrypted by a key that the system's keychain holds.
 * Nothing is kept where the system has none.
 */
export class Keychain {
  private readonly parts: KeychainParts;
  private readonly file: string;
  private readonly enqueue = createSerialQueue();

  constructor(parts: KeychainParts) {
    this.parts = parts;
    this.file = join(parts.stateDir, STATE_FILES.secrets);
  }

  /** Returns the names of what is kept, and why nothing can be where that is so. */
  async list(): Promise<SecretList> {
    const names = [...(await this.load()).keys()].toSorted();
    return { names, refusal: this.refusal() };
  }

  /** Returns a secret; null where none of that name is kept. Rejects with `SecretError`, which holds no secret. */
  async read(name: string): Promise<string | null> {
    const kept = (await this.load()).get(name);
    if (kept === undefined) return null;
    const refusal = this.refusal();
    if (refusal !== null) throw new SecretError(refusal.text);
    try {
      return this.parts.safeStorage.decryptString(Buffer.from(kept, 'base64'));
    } catch {
      throw new SecretError(`The keychain entry ${name} cannot be decrypted. Store it again.`);
    }
  }

  /** Encrypts and keeps a secret in place of one of the same name. @throws RequestError where that is not possible. */
  store(name: string, secret: string): Promise<SecretList> {
    return this.change((kept) => {
      const refusal = this.refusal();
      if (refusal !== null) throw new RequestError('no-keychain', refusal);
      let encrypted: Buffer;
      try {
        encrypted = this.parts.safeStorage.encryptString(secret);
      } catch {
        throw new RequestError('no-keychain', keychainMessage('keychain.unavailable'));
      }
      return new Map([...kept, [name, encrypted.toString('base64')]]);
    });
  }

  /** Forgets a secret. */
  remove(name: string): Promise<SecretList> {
    return this.change((kept) => new Map([...kept].filter(([each]) => each !== name)));
  }

  private change(decide: (kept: Kept) => Kept): Promise<SecretList> {
    return this.enqueue(async () => {
      const after = decide(await this.load());
      try {
        writeDocument(this.file, { secrets: Object.fromEntries(after) });
      } catch {
        throw new RequestError('not-written', keychainMessage('keychain.not-written', { file: this.file }));
      }
      return this.list();
    });
  }

  private async load(): Promise<Kept> {
    const document = await loadDocument(this.file);
    if (document.state !== 'read') return new Map();
    const secrets: unknown = Reflect.get(Object(document.value), 'secrets');
    return new Map(
      Object.entries(Object(secrets)).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  }

  private refusal() {
    const { safeStorage, platform } = this.parts;
    const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
    return whyNoKeychain({ platform, available: safeStorage.isEncryptionAvailable(), backend });
  }
}
