/** The detail views come as one piece of their own, which the first paint does not wait for. */
type Details = typeof import('./detail-view.tsx');

let ready: Details | null = null;
let loading: Promise<Details> | null = null;

export function readyDetails(): Details | null {
  return ready;
}

/** The same promise each time, until it fails. */
export function loadDetails(): Promise<Details> {
  loading ??= import('./detail-view.tsx').then(
    (details) => {
      ready = details;
      return details;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
