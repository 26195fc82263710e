/** The parts of a URI as Codex's HTTP library splits it. */
export interface ParsedUri {
  /** As written; null for none. */
  readonly scheme: string | null;
  /** User, host and port as written; empty for none. */
  readonly authority: string;
  /** Path and query without the fragment; empty for none. */
  readonly path: string;
}

/** Characters of a scheme, up to 64 of them. */
const schemeForm = /^([A-Za-z\d+.-]+):\/\//;
const LONGEST_SCHEME = 64;
const LONGEST_URI = 65_534;

/**
 * Parses a URI by the rules of the Rust crate `http` 1.x (`uri/mod.rs`, `uri/authority.rs`, `uri/path.rs`), with
 * which Codex reads the endpoint of an exporter; null where that crate refuses it. Checked against 0.171.0.
 */
export function parseUri(text: string): ParsedUri | null {
  const length = Buffer.byteLength(text);
  if (length === 0 || length > LONGEST_URI) return null;
  if (text === '*') return { scheme: null, authority: '', path: '*' };
  if (text.startsWith('/')) {
    const path = readPath(text);
    return path === null ? null : { scheme: null, authority: '', path };
  }
  const scheme = schemeForm.exec(text)?.[1] ?? null;
  if (scheme !== null && scheme.length > LONGEST_SCHEME) return null;
  const rest = scheme === null ? text : text.slice(scheme.length + 3);
  const end = endOfAuthority(rest);
  if (end === null) return null;
  if (scheme === null) return end === rest.length ? { scheme, authority: rest, path: '' } : null;
  if (end === 0) return null;
  const path = readPath(rest.slice(end));
  return path === null ? null : { scheme, authority: rest.slice(0, end), path };
}

/** Returns the host of an authority; IPv6 with its brackets. */
export function hostIn(authority: string): string {
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  if (hostAndPort.startsWith('[')) return hostAndPort.slice(0, hostAndPort.indexOf(']') + 1);
  return hostAndPort.split(':', 1)[0] ?? '';
}

/** Returns the port of an authority; null where it names no valid one. */
export function portIn(authority: string): number | null {
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  const digits = /:(\d+)$/.exec(hostAndPort.slice(hostIn(authority).length))?.[1];
  const port = Number(digits);
  return digits !== undefined && port <= 65_535 ? port : null;
}

const authorityCharacter = /[!$&'()*+,\-.\d:;=@A-Z[\]_a-z~]/;

/** Returns where the authority ends; null where it is invalid. */
function endOfAuthority(text: string): number | null {
  let end = text.length;
  let colons = 0;
  let opened = false;
  let closed = false;
  let percent = false;
  let at = -1;
  for (const [index, character] of [...text].entries()) {
    if (character === '/' || character === '?' || character === '#') {
      end = index;
      break;
    }
    if (character === '%') percent = true;
    else if (!authorityCharacter.test(character)) return null;
    if (character === ':') {
      if (colons >= 8) break;
      colons += 1;
    } else if (character === '[') {
      if (percent || opened) return null;
      opened = true;
    } else if (character === ']') {
      if (!opened || closed) return null;
      closed = true;
      colons = 0;
      percent = false;
    } else if (character === '@') {
      at = index;
      colons = 0;
      percent = false;
    }
  }
  if (opened !== closed || colons > 1 || percent) return null;
  return end > 0 && at === end - 1 ? null : end;
}

const pathForm = /^[!"$-;=@-_a-~\u007f-\u{10ffff}]*$/u;
const queryForm = /^[!$-;=?-~\u007f-\u{10ffff}]*$/u;

function readPath(text: string): string | null {
  const [whole = ''] = text.split('#', 1);
  const mark = whole.indexOf('?');
  const path = mark < 0 ? whole : whole.slice(0, mark);
  const query = mark < 0 ? '' : whole.slice(mark + 1);
  return pathForm.test(path) && queryForm.test(query) ? whole : null;
}
