import { usable } from '../../state/usable.ts';

/** The desk comes as one piece of its own, which no popover loads. */
type DeskPiece = typeof import('./desk.tsx');

let loading: Promise<DeskPiece> | null = null;

/** The same promise each time, until it fails. */
export function loadDesk(): Promise<DeskPiece> {
  loading ??= usable(
    import('./desk.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
