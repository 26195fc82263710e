/** The ends of the integers that TOML has. */
export const LEAST = -(2n ** 63n);
export const MOST = 2n ** 63n - 1n;

/**
 * What stands for an upper end that is a little below what 64 bits hold: a moment that is so far away depends on how
 * long the computer has been on (`thread_unload_delay_secs`).
 */
export const MOST_MOMENT = MOST - 2n ** 32n;

/** The integers that are taken, as a range, with one of them; null where none of a few is taken. */
export async function integerRange(
  takes: (value: bigint) => Promise<boolean>,
): Promise<{ min: bigint; max: bigint; sample: bigint } | null> {
  for (const sample of [7n, 1n, 2n, 0n, 100n, 1_000n, 100_000n, -1n]) {
    if (!(await takes(sample))) continue;
    return { min: await edge(takes, sample, LEAST), max: await edge(takes, sample, MOST), sample };
  }
  return null;
}

/** Ends that Rust's own kinds of integers have, or that make sense. */
const USUAL_ENDS = [
  0n,
  1n,
  100n,
  ...[7n, 8n, 15n, 16n, 31n, 32n].flatMap((bits) => [2n ** bits - 1n, -(2n ** bits)]),
];

/** The last integer that is taken on the way from `inside` to `far`. */
async function edge(
  takes: (value: bigint) => Promise<boolean>,
  inside: bigint,
  far: bigint,
): Promise<bigint> {
  if (await takes(far)) return far;
  const step = far > inside ? 1n : -1n;
  for (const end of USUAL_ENDS) {
    const isOnTheWay = step > 0n ? end >= inside : end <= inside;
    if (isOnTheWay && (await takes(end)) && !(await takes(end + step))) return end;
  }
  let good = inside;
  let bad = far;
  while (bad - good > 1n || good - bad > 1n) {
    const middle = (good + bad) / 2n;
    if (await takes(middle)) good = middle;
    else bad = middle;
  }
  return good > MOST_MOMENT ? MOST_MOMENT : good;
}

/** The ends of the floats that are taken; none where every float is. */
export async function numberRange(
  takes: (value: number) => Promise<boolean>,
): Promise<{ min?: number; max?: number }> {
  const least = (await takes(-1e300)) ? {} : { min: await lastFloat(takes, 0, -1e300) };
  const most = (await takes(1e300)) ? {} : { max: await lastFloat(takes, 1, 1e300) };
  return { ...least, ...most };
}

/** Finds the last of the floats that is taken by halving their bits, which are in the order of the floats. */
async function lastFloat(
  takes: (value: number) => Promise<boolean>,
  inside: number,
  far: number,
): Promise<number> {
  const view = new DataView(new ArrayBuffer(8));
  const sign = far < 0 ? -1 : 1;
  const bitsOf = (value: number) => {
    view.setFloat64(0, Math.abs(value));
    return view.getBigUint64(0);
  };
  const floatOf = (bits: bigint) => {
    view.setBigUint64(0, bits);
    return sign * view.getFloat64(0);
  };
  let good = bitsOf(inside);
  let bad = bitsOf(far);
  while (bad - good > 1n) {
    const middle = (good + bad) / 2n;
    if (await takes(floatOf(middle))) good = middle;
    else bad = middle;
  }
  return floatOf(good) === 0 ? 0 : floatOf(good);
}
