/**
 * Makes a queue that runs what it is given one after another. Each call resolves or fails as its own work
 * does; what fails keeps nothing else from running.
 */
export function createSerialQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
