/** An object as JSON, whose members can be left out. */
type Members = { readonly [name: string]: unknown };

/**
 * Writes an object as JSON of at most `mostBytes` bytes of UTF-8. Where it is longer, members are left out from the
 * last one, and `"cut":true` says so: what is left stays valid JSON.
 */
export function shortJson(members: Members, mostBytes: number): string {
  const whole = JSON.stringify(members);
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  const kept = Object.entries(members);
  let bytes = Buffer.byteLength(whole) + ',"cut":true'.length;
  while (bytes > mostBytes && kept.length > 0) {
    const [name, value] = kept.pop() as [string, unknown];
    bytes -= Buffer.byteLength(JSON.stringify({ [name]: value })) - 1;
  }
  return JSON.stringify({ ...Object.fromEntries(kept), cut: true });
}
