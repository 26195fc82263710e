/** What `use` of React reads off a promise that it need not wait for. */
interface Fulfilled<T> {
  readonly status: 'fulfilled';
  readonly value: T;
}

/**
 * The same promise, which tells React's `use` by itself once its value is there: `use` then gives the
 * value at once. A component could else only leave `use` out, and React takes it for a fault where that
 * happens while it waited.
 */
export function usable<T>(promise: Promise<T>): Promise<T> {
  promise.then(
    (value) => fulfil(promise, value),
    () => {},
  );
  return promise;
}

/** Makes a function that loads something when it is first called. It gives the same promise each time, until it fails. */
export function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= usable(
      load().catch((error: unknown) => {
        loading = null;
        throw error;
      }),
    );
    return loading;
  };
}

/** A promise whose value is there from the beginning. */
export function usableNow<T>(value: T): Promise<T> {
  return fulfil(Promise.resolve(value), value);
}

function fulfil<T>(promise: Promise<T>, value: T): Promise<T> {
  const fulfilled: Fulfilled<T> = { status: 'fulfilled', value };
  return Object.assign(promise, fulfilled);
}
