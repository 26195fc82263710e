/** An object as JSON, whose members can be left out. */
type Members = { readonly [name: string]: unknown };

/**
 * Writes an object as JSON of at most `mostBytes` bytes of UTF-8. Where it is longer, members are left out from the
 * last one, and `"cut":true` says so: what is left stays valid JSON. `write` is how values are written.
 */
export function shortJson(
  members: Members,
  mostBytes: number,
  write: (value: unknown) => string = JSON.stringify,
): string {
  const whole = write(members);
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  const kept = Object.entries(members);
  let bytes = Buffer.byteLength(whole) + ',"cut":true'.length;
  while (bytes > mostBytes && kept.length > 0) {
    const [name, value] = kept.pop() as [string, unknown];
    bytes -= Buffer.byteLength(write({ [name]: value })) - 1;
  }
  return write({ ...Object.fromEntries(kept), cut: true });
}

/** Writes a value as JSON of printable ASCII alone. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
