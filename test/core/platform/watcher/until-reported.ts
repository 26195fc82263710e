import { expect } from 'vitest';

/** Waits until `path` is among what was seen, and forgets what was seen until then. */
export async function untilReported(seen: string[], path: string): Promise<void> {
  await expect.poll(() => seen.includes(path), { timeout: 2_000, interval: 5 }).toBe(true);
  seen.length = 0;
}
