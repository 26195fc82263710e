/** Returns true for an integer beyond 64 bits and a float beyond its range. `token` is a value without quotes. */
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

/** Returns true for a date whose month has no such day. `token` is a value without quotes. */
export function isNoDay(token: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(token) ?? [];
  if (year === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day);
}

/** Returns where the seconds of a time begin that are 60, a leap second; null for any other token. */
export function leapSecondIn(token: string): number | null {
  return /^(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d:(?=60)/.exec(token)?.[0].length ?? null;
}

const shortEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
};

/** Returns the content of a quoted basic string without its quotes. */
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
