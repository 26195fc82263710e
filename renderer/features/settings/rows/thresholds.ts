/** As many as the settings take. */
export const MOST_THRESHOLDS = 10;

/** Where a mark is most likely wanted next, percent used. */
const likely = [80, 95, 50, 90, 75, 100, 25];

/** Rising and each once, as the settings want them. Percent used, 1 to 100. */
function inOrder(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}

/** With another value in place of the one at `index`, or without it where the new one is null. */
export function withThreshold(
  values: readonly number[],
  index: number,
  value: number | null,
): readonly number[] {
  return inOrder(values.flatMap((each, at) => (at === index ? (value ?? []) : each)));
}

/** With one more, and where it stands. Null where it does not fit. */
export function withNextThreshold(
  values: readonly number[],
): { readonly values: readonly number[]; readonly index: number } | null {
  if (values.length >= MOST_THRESHOLDS) return null;
  const next = likely.find((each) => !values.includes(each)) ?? freeFrom(values);
  const all = inOrder([...values, next]);
  return { values: all, index: all.indexOf(next) };
}

function freeFrom(values: readonly number[]): number {
  let free = 99;
  while (values.includes(free)) free -= 1;
  return free;
}
