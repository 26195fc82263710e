/** The longest delay a timer can hold, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Waits until the signal aborts, whether the work has ended by then or not; a failure of the work ends
 * the wait and is thrown. Keeps the process alive meanwhile, because no other timer of Glance does.
 */
export async function workUntilStopped(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const hold = setInterval(() => {}, LONGEST_MS);
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await Promise.race([stopped, work.then(() => stopped)]);
  } finally {
    clearInterval(hold);
  }
}
