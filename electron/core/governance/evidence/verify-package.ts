import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import type { EvidenceVerification } from '../../../shared/governance/evidence-report.ts';
import { compare } from '../baseline/compare.ts';
import type { Picture } from '../baseline/picture.ts';
import { fingerprint, isSigned, type Signature } from '../signature.ts';
import type { Evidence, FileEvidence } from './evidence.ts';
import { CONTENT, MANIFEST, SIGNATURE, sha256 } from './package.ts';

/** A package is a few files of a few megabytes; what claims more is not unpacked. */
const MOST_FILES = 50;
const MOST_BYTES = 64_000_000;

const manifestSchema = v.object({
  schema: v.literal('codex-glance.evidence-manifest/1'),
  generatedAt: v.string(),
  files: v.array(v.object({ name: v.string(), bytes: v.number(), sha256: v.string() })),
});
type Manifest = v.InferOutput<typeof manifestSchema>;

const signatureSchema = v.object({
  algorithm: v.literal('Ed25519'),
  publicKey: v.string(),
  value: v.string(),
});

const fileList = v.array(
  v.looseObject({ path: v.string(), sha256: v.nullable(v.string()), exists: v.boolean() }),
);

const contentSchema = v.looseObject({
  schema: v.literal('codex-glance.evidence-content/1'),
  namesShown: v.boolean(),
  picture: v.custom<Picture>((value) => typeof value === 'object' && value !== null),
  files: fileList,
  sessions: v.optional(v.nullable(fileList)),
});

/** What is known of a package without looking at this machine. */
export interface OpenedPackage {
  readonly problems: readonly string[];
  readonly signature: Signature | null;
  readonly generatedAt: string | null;
  /** Null where the package does not hold it as it was packed. */
  readonly content: Evidence | null;
}

/**
 * Opens a package and checks every sum and the signature. `signer`: the fingerprint of the key that must have signed
 * it, null for any or none. Never throws: what is wrong is a problem.
 */
export function openPackage(bytes: Uint8Array, signer: string | null = null): OpenedPackage {
  const problems: string[] = [];
  const files = unpack(bytes, problems);
  const manifest = read(files, MANIFEST, manifestSchema, problems);
  if (manifest !== null) compareFiles(files, manifest, problems);
  const signature = Object.hasOwn(files, SIGNATURE)
    ? read(files, SIGNATURE, signatureSchema, problems)
    : null;
  checkSignature(files[MANIFEST], signature, signer, problems);
  const content = read(files, CONTENT, contentSchema, problems);
  return {
    problems,
    signature,
    generatedAt: manifest?.generatedAt ?? null,
    content: problems.length === 0 ? (content as unknown as Evidence) : null,
  };
}

function unpack(bytes: Uint8Array, problems: string[]): Record<string, Uint8Array> {
  let files = 0;
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        files += 1;
        total += originalSize;
        const fits = files <= MOST_FILES && total <= MOST_BYTES;
        if (!fits) problems.push(`${name} is too large, or one file too many.`);
        return fits;
      },
    });
  } catch {
    problems.push('It is not a whole zip.');
    return {};
  }
}

function read<T>(
  files: Readonly<Record<string, Uint8Array>>,
  name: string,
  schema: v.GenericSchema<unknown, T>,
  problems: string[],
): T | null {
  const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
  if (bytes === undefined) {
    problems.push(`${name} is missing.`);
    return null;
  }
  try {
    const parsed = v.safeParse(schema, JSON.parse(strFromU8(bytes)));
    if (parsed.success) return parsed.output;
  } catch {}
  problems.push(`${name} cannot be read.`);
  return null;
}

function compareFiles(
  files: Readonly<Record<string, Uint8Array>>,
  manifest: Manifest,
  problems: string[],
): void {
  const listed = new Set([MANIFEST, SIGNATURE, ...manifest.files.map(({ name }) => name)]);
  for (const name of Object.keys(files)) if (!listed.has(name)) problems.push(`${name} is in no manifest.`);
  for (const { name, bytes, sha256: sum } of manifest.files) {
    const content = Object.hasOwn(files, name) ? files[name] : undefined;
    if (content === undefined) {
      if (name !== CONTENT) problems.push(`${name} is missing.`);
    } else if (content.length !== bytes || sha256(content) !== sum) {
      problems.push(`${name} is not as it was packed.`);
    }
  }
}

function checkSignature(
  manifest: Uint8Array | undefined,
  signature: Signature | null,
  signer: string | null,
  problems: string[],
): void {
  if (signature === null) {
    if (signer !== null) problems.push('It is not signed.');
    return;
  }
  if (manifest === undefined || !isSigned(manifest, signature)) {
    problems.push('The signature is not of this package.');
  } else if (signer !== null && fingerprint(signature) !== signer) {
    problems.push('It is signed with another key.');
  }
}

/** Returns what a package and evidence of this machine, made in the same way now, disagree on. */
export function differences(packed: Evidence, now: Evidence): string[] {
  const changes = compare(packed.picture, now.picture, 0, () => null).map(({ id }) => id);
  const files = otherFiles(packed.files, now.files);
  const sessions = packed.sessions ? otherFiles(packed.sessions, now.sessions ?? []) : [];
  return [...changes, ...files.map((path) => `file:${path}`), ...sessions.map((path) => `session:${path}`)];
}

/** Paths of files with another sum, and of files that came or went. */
function otherFiles(packed: readonly FileEvidence[], now: readonly FileEvidence[]): string[] {
  const sums = new Map(now.map(({ path, sha256: sum }) => [path, sum]));
  const packedPaths = new Set(packed.map(({ path }) => path));
  const changed = packed.filter(({ path, sha256: sum }) => (sums.get(path) ?? null) !== sum);
  const added = now.filter(({ path, exists }) => exists && !packedPaths.has(path));
  return [...changed, ...added].map(({ path }) => path);
}

/** Makes the document of a verification. `differs`: null where this machine was not compared. */
export function verificationOf(
  file: string,
  { problems, signature, generatedAt }: OpenedPackage,
  differs: readonly string[] | null,
): EvidenceVerification {
  const valid = problems.length === 0;
  return {
    schema: 'codex-glance.evidence/1',
    file,
    valid,
    signed: valid && signature !== null,
    signedBy: signature === null ? null : fingerprint(signature),
    generatedAt,
    problems,
    differsFromNow: differs,
  };
}
