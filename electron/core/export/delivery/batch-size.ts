/** How many records the next batches have. */
export interface BatchSize {
  readonly next: number;
  /** Of the batches behind the next one, before it grows again. */
  readonly after: readonly number[];
}

export const oneBatch = (size: number): BatchSize => ({ next: size, after: [] });

/** Decides the size after a whole batch was taken: twice as many, up to the most that the target takes. */
export function grown({ next, after }: BatchSize, most: number): BatchSize {
  const [first, ...rest] = after;
  return first === undefined ? oneBatch(Math.min(most, next * 2)) : { next: first, after: rest };
}

/**
 * Decides the sizes after `left` records were refused as a whole. Where the target says which is at fault, those
 * before it go first and it goes alone; else they go in halves.
 */
export function parted(left: number, faulty: number | null): BatchSize {
  if (faulty !== null && faulty >= 0 && faulty < left) {
    return faulty === 0 ? oneBatch(1) : { next: faulty, after: [1] };
  }
  return oneBatch(Math.max(1, Math.ceil(left / 2)));
}
