import { usable } from '../../state/usable.ts';

/** The detail views come as one piece of their own, which the first paint does not wait for. */
type Details = typeof import('./detail-view.tsx');

let loading: Promise<Details> | null = null;

/** The same promise each time, until it fails. */
export function loadDetails(): Promise<Details> {
  loading ??= usable(
    import('./detail-view.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
