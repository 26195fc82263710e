const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** The members of `auth.json` that Glance asks for (codex-rs/login/src/auth/storage.rs). */
const members: readonly string[] = ['auth_mode', 'account_id', 'tokens', 'OPENAI_API_KEY'];
/** Those of them whose values are no credentials. */
const shown: readonly string[] = ['auth_mode', 'account_id'];

/**
 * Makes the text of `auth.json` without its credentials, and overwrites `bytes` with zeros. Every string is blank but
 * the names of the members that Glance asks for and the values of `auth_mode` and `account_id`; every number is 1, and
 * what JSON does not allow outside a string is `?`. So the text is valid JSON where the bytes are.
 *
 * The credentials never become a JavaScript string: a substring, or the last match of a regular expression, would
 * keep all of it in memory.
 */
export function authText(bytes: Buffer): string {
  const parts: string[] = [];
  let member = '';
  for (let at = 0; at < bytes.length; ) {
    const quote = bytes.indexOf(QUOTE, at);
    const start = quote < 0 ? bytes.length : quote;
    parts.push(outsideStrings(bytes.subarray(at, start)));
    if (quote < 0) break;
    const end = endOfString(bytes, start + 1);
    const isMember = bytes[afterSpace(bytes, end + 1)] === COLON;
    const text = isMember
      ? nameAt(bytes, start + 1, end)
      : shown.includes(member)
        ? bytes.toString('utf8', start + 1, end)
        : '';
    member = isMember ? text : '';
    parts.push('"', text, end < bytes.length ? '"' : '');
    at = end + 1;
  }
  bytes.fill(0);
  return parts.join('');
}

/** Returns the position of the quote that ends a string, or the length of the bytes where none does. */
function endOfString(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

function afterSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at++;
  return at;
}

/** Compares bytes, so that a name that is not known never becomes a string. */
function nameAt(bytes: Buffer, from: number, to: number): string {
  return members.find((name) => bytes.subarray(from, to).equals(Buffer.from(name))) ?? '';
}

/** Copies what stands between two strings: punctuation and words. */
function outsideStrings(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    if (isPunctuation(bytes[at])) {
      text += String.fromCharCode(bytes[at] ?? 0);
      at++;
      continue;
    }
    const start = at;
    while (at < bytes.length && !isPunctuation(bytes[at])) at++;
    text += wordOf(bytes.subarray(start, at));
  }
  return text;
}

function isPunctuation(byte = 0): boolean {
  return '{}[]:, \t\r\n'.includes(String.fromCharCode(byte));
}

function wordOf(bytes: Buffer): string {
  const literal = ['true', 'false', 'null'].find((word) => bytes.equals(Buffer.from(word)));
  if (literal !== undefined) return literal;
  const isNumber = bytes.every((byte) => '0123456789+-.eE'.includes(String.fromCharCode(byte)));
  return isNumber && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(bytes.toString('latin1'))
    ? '1'
    : '?';
}
