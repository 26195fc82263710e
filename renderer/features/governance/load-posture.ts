import { usable } from '../../state/usable.ts';

/** The posture comes as one piece of its own, which neither the popover nor the dashboard loads. */
type Posture = typeof import('./posture-view.tsx');

let loading: Promise<Posture> | null = null;

/** The same promise each time, until it fails. */
export function loadPosture(): Promise<Posture> {
  loading ??= usable(
    import('./posture-view.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
