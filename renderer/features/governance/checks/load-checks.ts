import { usable } from '../../../state/usable.ts';

/** The view and the row of the overview come as one piece of their own, which only they load. */
type Checks = typeof import('./checks-parts.ts');

let loading: Promise<Checks> | null = null;

/** The same promise each time, until it fails. */
export function loadChecks(): Promise<Checks> {
  loading ??= usable(
    import('./checks-parts.ts').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
