import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { strToU8, zipSync } from 'fflate';
import type { EvidenceEntry } from '../../../shared/governance/evidence-report.ts';
import { GLANCE_VERSION } from '../../../shared/version.ts';
import { reportMarkdown } from '../../views/report/report-markdown.ts';
import { reportPage } from '../../views/report/report-page.ts';
import { safeJson } from '../../views/report/safe-json.ts';
import { signBytes } from '../signature.ts';
import type { Evidence } from './evidence.ts';
import { evidenceSections } from './sections.ts';

/** Names of the files that say what the others are. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig.json';
/** The evidence as data. */
export const CONTENT = 'evidence.json';

const TITLE = 'Evidence of Codex on one machine';

/** Zip keeps no earlier day, and a package must not tell when it was written but in its content. */
const ZIP_TIME = new Date(1980, 0, 1);

export interface Package {
  readonly bytes: Uint8Array;
  readonly entries: readonly EvidenceEntry[];
}

/**
 * Packs evidence as one zip: the data, the same to read in a browser and as Markdown, and a manifest with the sum of
 * each. The same evidence gives the same bytes. `key`: an Ed25519 private key in PEM that signs the manifest.
 *
 * @throws KeyError for a key that cannot be used.
 */
export function packEvidence(evidence: Evidence, key: string | null): Package {
  const plain = JSON.parse(safeJson(evidence)) as Evidence;
  const page = { title: TITLE, intro: introOf(plain), sections: evidenceSections(plain) };
  const files: Record<string, Uint8Array> = {
    [CONTENT]: strToU8(`${JSON.stringify(JSON.parse(canonicalize(plain) ?? ''), null, 2)}\n`),
    'report.html': strToU8(reportPage(page)),
    'report.md': strToU8(reportMarkdown(page)),
  };
  const entries = entriesOf(files);
  const manifest = strToU8(
    `${JSON.stringify({ schema: 'codex-glance.evidence-manifest/1', generatedAt: evidence.generatedAt, glance: GLANCE_VERSION, files: entries }, null, 2)}\n`,
  );
  const all: Record<string, Uint8Array> = { ...files, [MANIFEST]: manifest };
  if (key !== null) all[SIGNATURE] = strToU8(`${JSON.stringify(signBytes(manifest, key), null, 2)}\n`);
  const names = Object.keys(all).toSorted();
  const bytes = zipSync(Object.fromEntries(names.map((name) => [name, all[name] ?? new Uint8Array()])), {
    level: 9,
    mtime: ZIP_TIME,
  });
  return { bytes, entries: entriesOf(all) };
}

function introOf({ generatedAt, glance, codexHome, codex }: Evidence): string {
  const version = codex.seen[0]?.version ?? 'of a version that is not known';
  return `Packed ${generatedAt} by Codex Glance ${glance}. Codex home: ${codexHome}. Codex ${version}.`;
}

function entriesOf(files: Readonly<Record<string, Uint8Array>>): EvidenceEntry[] {
  return Object.keys(files)
    .toSorted()
    .map((name) => {
      const content = files[name] ?? new Uint8Array();
      return { name, bytes: content.length, sha256: sha256(content) };
    });
}

/** Returns the sum of bytes, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
