/**
 * Creates a queue that runs its jobs one after another. Each call resolves or rejects as its own job does; a failed
 * job does not stop the others.
 */
export function createSerialQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
