import { usable } from '../../../state/usable.ts';

/** The view comes as one piece of its own, which only it loads. */
type Drift = typeof import('./drift-view.tsx');

let loading: Promise<Drift> | null = null;

/** The same promise each time, until it fails. */
export function loadDrift(): Promise<Drift> {
  loading ??= usable(
    import('./drift-view.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
