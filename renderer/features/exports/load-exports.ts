import { usable } from '../../state/usable.ts';

/** The view comes as one piece of its own, which only it loads. */
type ExportsPiece = typeof import('./exports-view.tsx');

let loading: Promise<ExportsPiece> | null = null;

/** The same promise each time, until it fails. */
export function loadExports(): Promise<ExportsPiece> {
  loading ??= usable(
    import('./exports-view.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
