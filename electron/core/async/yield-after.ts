/**
 * Returns a function to call between pieces of long work: it gives the event loop a turn once so many milliseconds
 * have passed since the last one, and else nothing to wait for.
 */
export function yieldAfter(ms: number): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < ms) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
