import { createHash } from 'node:crypto';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { loadDocument, writeDocument } from '../../platform/state/own-document.ts';
import { STATE_FILES } from '../../platform/state/state-files.ts';
import { isSigned, type Signature, signBytes } from '../signature.ts';
import type { Picture } from './picture.ts';

/** What is pinned: a picture and of what it is. */
export interface Pinned {
  /** ISO 8601 UTC. */
  readonly pinnedAt: string;
  /** Absolute. */
  readonly codexHome: string;
  /** The folder whose project layers counted, absolute; null for none. */
  readonly cwd: string | null;
  /** A policy that comes with Glance by its name, else its file, absolute. */
  readonly policy: string;
  readonly picture: Picture;
}

export interface Baseline extends Pinned {
  /** Null where it was pinned without a key. */
  readonly signature: Signature | null;
}

/** Thrown where a baseline is missing or cannot be relied on. `code` is stable. */
export class BaselineError extends Error {
  readonly code: 'no-baseline' | 'baseline-damaged' | 'baseline-changed';
  readonly file: string;

  constructor(code: BaselineError['code'], file: string, message: string) {
    super(message);
    this.code = code;
    this.file = file;
  }
}

/** What is in it is proved by the sum. */
const picture = v.custom<Picture>((value) => typeof value === 'object' && value !== null);

const schema = v.object({
  schema: v.literal('codex-glance.baseline/1'),
  pinned: v.object({
    pinnedAt: v.string(),
    codexHome: v.string(),
    cwd: v.nullable(v.string()),
    policy: v.string(),
    picture,
  }),
  sha256: v.string(),
  signature: v.nullable(
    v.object({ algorithm: v.literal('Ed25519'), publicKey: v.string(), value: v.string() }),
  ),
});

/** Returns where the baseline of a state folder is kept. */
export function baselineFile(stateDir: string): string {
  return join(stateDir, STATE_FILES.baseline);
}

/**
 * Keeps a picture as the baseline, in place of the one before. `key`: an Ed25519 private key in PEM that signs it.
 *
 * @throws KeyError for a key that cannot be used; the system's error where it cannot be written.
 */
export function pinBaseline(stateDir: string, pinned: Pinned, key: string | null): Baseline {
  const bytes = bytesOf(pinned);
  const signature = key === null ? null : signBytes(bytes, key);
  const sha256 = sum(bytes);
  writeDocument(baselineFile(stateDir), { schema: 'codex-glance.baseline/1', pinned, sha256, signature });
  return { ...pinned, signature };
}

/**
 * Reads the baseline and proves that it is as it was pinned.
 *
 * @throws BaselineError where there is none, or it was changed.
 */
export async function readBaseline(stateDir: string): Promise<Baseline> {
  const file = baselineFile(stateDir);
  const document = await loadDocument(file);
  if (document.state === 'missing') {
    throw new BaselineError(
      'no-baseline',
      file,
      'No baseline is pinned. Pin one with "codex-glance baseline pin".',
    );
  }
  const parsed = document.state === 'read' ? v.safeParse(schema, document.value) : null;
  if (!parsed?.success) {
    throw new BaselineError(
      'baseline-damaged',
      file,
      `${file} is not a baseline, or is damaged. Pin it again.`,
    );
  }
  const { pinned, sha256, signature } = parsed.output;
  const bytes = bytesOf(pinned);
  if (sum(bytes) !== sha256 || (signature !== null && !isSigned(bytes, signature))) {
    throw new BaselineError(
      'baseline-changed',
      file,
      `${file} was changed after it was pinned, so nothing can be compared with it.`,
    );
  }
  return { ...pinned, signature };
}

/** As RFC 8785 writes JSON, so that the same content has the same bytes. */
function bytesOf(pinned: Pinned): Buffer {
  return Buffer.from(canonicalize(pinned) ?? '', 'utf8');
}

function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
