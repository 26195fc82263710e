import type { Environment } from './environment.ts';

/** The proxy that Codex's HTTP exporter goes through. The address may hold credentials and stays in memory. */
export interface HttpProxy {
  /** The variable that names it. */
  readonly variable: string;
  readonly address: string;
}

/**
 * The proxy for a URL, by the environment; null where it is reached directly. Codex 0.169.0 heeds these
 * variables for OTLP over HTTP, capitals first, and for gRPC it does not.
 */
export function proxyFor(url: URL, env: Environment): HttpProxy | null {
  const scheme = url.protocol.slice(0, -1);
  const names = [`${scheme.toUpperCase()}_PROXY`, `${scheme}_proxy`, 'ALL_PROXY', 'all_proxy'];
  const variable = names.find((name) => (env[name] ?? '').trim() !== '');
  if (variable === undefined || isExempt(url.hostname, env.NO_PROXY ?? env.no_proxy ?? '')) return null;
  return { variable, address: (env[variable] ?? '').trim() };
}

/** A list of hosts, parted by commas: `*` for all, and each name stands for those below it too. */
function isExempt(hostname: string, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return list
    .split(',')
    .map((entry) =>
      entry
        .trim()
        .toLowerCase()
        .replace(/^\*?\./, ''),
    )
    .some((entry) => entry === '*' || entry === host || (entry !== '' && host.endsWith(`.${entry}`)));
}
