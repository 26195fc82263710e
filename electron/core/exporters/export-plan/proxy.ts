import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Environment } from './environment.ts';
import { basic } from './headers.ts';
import { hostIn, parseUri, portIn } from './uri.ts';

/** The proxy of Codex's HTTP exporter. Its credentials stay in memory. */
export interface HttpProxy {
  /** The variable that names it. */
  readonly variable: string;
  readonly host: string;
  readonly port: number;
  /** True where the connection to the proxy itself is encrypted. */
  readonly secure: boolean;
  /** The value of `proxy-authorization`; null without credentials. */
  readonly authorization: string | null;
}

/**
 * Returns the proxy for a URL, by the environment; null where it is reached directly. By the rules of `hyper-util`
 * 0.1 (`client/proxy/matcher.rs`), checked against Codex 0.171.0: the first variable that is set counts even if it is
 * empty, and where `REQUEST_METHOD` is set none does. gRPC uses no proxy.
 */
export function proxyFor(url: Pick<URL, 'protocol' | 'hostname'>, env: Environment): HttpProxy | null {
  if (env.REQUEST_METHOD !== undefined) return null;
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  if (isExempt(url.hostname, firstSet(env, ['NO_PROXY', 'no_proxy'])?.value ?? '')) return null;
  return (
    proxyOf(firstSet(env, [`${scheme.toUpperCase()}_PROXY`, `${scheme}_proxy`])) ??
    proxyOf(firstSet(env, ['ALL_PROXY', 'all_proxy']))
  );
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

function firstSet(env: Environment, names: readonly string[]): Variable | null {
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) return { name, value };
  }
  return null;
}

/**
 * Parses the address of a proxy; null where it is none. Codex 0.171.0 uses the `socks` schemes as HTTP proxies
 * without credentials, and no other scheme.
 */
function proxyOf(variable: Variable | null): HttpProxy | null {
  const uri = variable === null ? null : parseUri(variable.value);
  if (variable === null || uri === null || uri.authority === '') return null;
  const scheme = uri.scheme?.toLowerCase() ?? 'http';
  if (!/^(?:https?|socks(?:4a?|5h?))$/.test(scheme)) return null;
  const secure = scheme === 'https';
  const at = uri.authority.lastIndexOf('@');
  const [username = '', ...password] = uri.authority.slice(0, Math.max(0, at)).split(':');
  const hasAuthorization = at >= 0 && !scheme.startsWith('socks');
  return {
    variable: variable.name,
    host: hostIn(uri.authority).replace(/^\[|\]$/g, ''),
    port: portIn(uri.authority) ?? (secure ? 443 : 80),
    secure,
    authorization: hasAuthorization ? basic({ username, password: password.join(':') }) : null,
  };
}

/**
 * Returns true where a comma-separated list of addresses, networks and names contains a host. A name includes those
 * below it, with or without a leading dot. `*` matches every name and no address. A port or a pattern such as
 * `*.example` matches nothing.
 */
export function isExempt(hostname: string, list: string): boolean {
  // Without a list there is nothing to tell apart, and Node's network need not be loaded.
  if (list.trim() === '') return false;
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const entries = list.split(',').map((entry) => entry.trim());
  const family = familyOf(host);
  if (family !== null) return entries.some((entry) => holdsAddress(entry, host, family));
  return entries
    .filter((entry) => entry !== '' && networkOf(entry) === null)
    .map((entry) => entry.toLowerCase())
    .some((entry) => {
      const name = entry.replace(/^\./, '');
      return entry === '*' || host === entry || host === name || (name !== '' && host.endsWith(`.${name}`));
    });
}

type Family = 'ipv4' | 'ipv6';

function familyOf(address: string): Family | null {
  // A zone, as in `fe80::1%eth0`, makes it no address here.
  if (isIPv4(address)) return 'ipv4';
  return isIPv6(address) && !address.includes('%') ? 'ipv6' : null;
}

function holdsAddress(entry: string, address: string, family: Family): boolean {
  const network = networkOf(entry);
  if (network === null || network.family !== family) return false;
  const list = new BlockList();
  list.addSubnet(network.address, network.bits, family);
  return list.check(address, family);
}

/** Parses an address or a network such as `10.0.0.0/8`; null for anything else. */
function networkOf(entry: string): { address: string; bits: number; family: Family } | null {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const family = familyOf(address);
  if (family === null) return null;
  const most = family === 'ipv4' ? 32 : 128;
  const bits = length === undefined ? most : Number(length);
  return bits > most ? null : { address, bits, family };
}
