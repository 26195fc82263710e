import { createSecureContext, getCACertificates, type SecureContextOptions } from 'node:tls';
import type { TlsFiles } from '../../exporters/export-plan/plan.ts';
import { loadRegularText } from '../../platform/reading/regular-file.ts';

/** What Node needs to use TLS as Codex does; key material stays in memory. */
export type TlsMaterial = Pick<SecureContextOptions, 'ca' | 'cert' | 'key'>;

export type ReadTls =
  | { readonly ok: true; readonly material: TlsMaterial }
  | { readonly ok: false; readonly problem: 'tls-file' | 'tls-pair'; readonly file: string };

/**
 * Reads the configured PEM files, or returns which one cannot be used. As in Codex 0.171.0: over HTTP a CA replaces
 * the system's and must be one; over gRPC it is added, and a file without any adds none.
 */
export async function readTlsMaterial(
  { ca, certificate, key }: TlsFiles,
  protocol: 'json' | 'binary' | 'grpc',
): Promise<ReadTls> {
  const lone = certificate === null ? key : key === null ? certificate : null;
  if (lone !== null) return { ok: false, problem: 'tls-pair', file: lone };
  const material: { ca?: string | string[]; cert?: string; key?: string } = {};
  for (const [part, file] of [
    ['ca', ca],
    ['cert', certificate],
    ['key', key],
  ] as const) {
    if (file === null) continue;
    const text = await loadRegularText(file, 'pem').catch(() => null);
    if (text === null) return { ok: false, problem: 'tls-file', file };
    if (part === 'ca' && protocol === 'grpc' && !isCertificate(text)) continue;
    if (!text.includes('-----BEGIN ')) return { ok: false, problem: 'tls-file', file };
    material[part] = text;
  }
  try {
    createSecureContext(material);
  } catch {
    return { ok: false, problem: 'tls-file', file: key ?? ca ?? '' };
  }
  if (protocol !== 'grpc' && ca !== null) return { ok: true, material };
  return { ok: true, material: { ...material, ca: [...trustedRoots(), ...[material.ca ?? []].flat()] } };
}

function isCertificate(text: string): boolean {
  try {
    return text.includes('-----BEGIN ') && createSecureContext({ ca: text }) !== null;
  } catch {
    return false;
  }
}

let roots: string[] | null = null;

/** Returns the roots of Node and those of the system, which include an organisation's own. */
function trustedRoots(): string[] {
  roots ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return roots;
}
