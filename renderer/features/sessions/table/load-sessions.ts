import { usable } from '../../../state/usable.ts';

/** The table of all sessions comes as one piece of its own, which neither the popover nor the dashboard loads. */
type Sessions = typeof import('./sessions-view.tsx');

let loading: Promise<Sessions> | null = null;

/** The same promise each time, until it fails. */
export function loadSessions(): Promise<Sessions> {
  loading ??= usable(
    import('./sessions-view.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
