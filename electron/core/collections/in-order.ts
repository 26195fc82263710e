/** Orders texts of ASCII, such as days, ids and times, without the milliseconds that loading `localeCompare` takes. */
export function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
