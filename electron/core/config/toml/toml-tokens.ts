/** True for an integer beyond 64 bits and a float beyond its range. `token` is a value without quotes. */
export function isTooLarge(token: string): boolean {
  const digits = token.replaceAll('_', '');
  if (/^[+-]?\d+$/.test(digits) || /^0[xob][0-9a-fA-F]+$/.test(digits)) {
    if (digits.length < 16) return false;
    const significant = digits.replace(/^(?:[+-]|0[xob])?0*/, '');
    if (significant.length > 64) return true;
    const value = BigInt(digits.replace(/^[+-]/, ''));
    return value > (digits.startsWith('-') ? 2n ** 63n : 2n ** 63n - 1n);
  }
  return /^[+-]?\d[\d.]*(?:[eE][+-]?\d+)?$/.test(digits) && !Number.isFinite(Number(digits));
}

const shortEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
};

/** Content of a quoted basic string without its quotes. */
export function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))/g,
      (_all, four, eight, two, short) => {
        const code = four ?? eight ?? two;
        return code === undefined
          ? (shortEscapes[short] ?? short)
          : String.fromCodePoint(Number.parseInt(code, 16));
      },
    );
}
