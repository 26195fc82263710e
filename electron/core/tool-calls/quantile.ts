/** Between the two nearest values, as most statistics programs do (type 7 of Hyndman and Fan); to a microsecond. */
export function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low = 0, high = low] = sorted.subarray(below, below + 2);
  return Math.round((low + (high - low) * (place - below)) * 1_000) / 1_000;
}
