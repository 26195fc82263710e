import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import type { Finding } from '../../shared/finding.ts';
import { codexMessage } from '../../shared/messages/en/codex/codex.ts';
import { stateOf } from './decide-codex.ts';

/** Kinds that hold for every Codex: the contents of files, and what Glance itself saw or failed at. */
const alwaysSo: readonly RegExp[] = [
  /^codex\./,
  /^file\./,
  /^config\.cloud\./,
  /^config\.layer\./,
  /^otel\.codex-log\./,
  /^otel\.endpoint\.(?:plain-http|slow)$/,
  /^otel\.secret\./,
];

/** Titles that say themselves with which version it is so. */
const namesVersions: ReadonlySet<string> = new Set(['config.refused']);

/** Kinds whose remedy takes something away that a newer Codex may know. */
const takesAway = /(?:unknown-keys|^otel\.environment\.(?:ignored|stops-all))$/;

/**
 * Qualifies findings about Codex's behaviour where the Codex in use is newer than the verified one: they name the
 * version and are warnings at most. Removing something that a newer Codex may know is not advised. Findings about
 * usage, prices and settings stay as they are.
 */
export function qualifyFindings(findings: readonly Finding[], version: string | null): Finding[] {
  if (version === null || stateOf(version) !== 'newer') return [...findings];
  const { version: verified } = VERIFIED_CODEX;
  return findings.map((finding) => {
    const { kind, area, level, title, detail, remedy } = finding;
    const isBehaviour = area === 'config' || area === 'telemetry';
    const isQualified =
      !isBehaviour || alwaysSo.some((kinds) => kinds.test(kind)) || namesVersions.has(title.id);
    if (isQualified) return finding;
    const { remedy: _remedy, ...rest } = finding;
    return {
      ...rest,
      level: level === 'error' ? 'warning' : level,
      title: codexMessage('codex.qualified', { title, verified, version }),
      ...(detail === undefined ? {} : { detail: codexMessage('codex.with', { verified, detail }) }),
      ...(remedy === undefined || takesAway.test(kind) ? {} : { remedy }),
    };
  });
}
