import { useEffect, useState } from 'react';
import type { TrayPreview } from '../../../electron/shared/contract/tray-preview.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { usePageState } from '../../state/page-context.tsx';

/** The tray as its app draws it, again with every Snapshot; null before the first answer and in a browser tab. */
export function useTrayPreview({ generatedAt }: Pick<Snapshot, 'generatedAt'>): TrayPreview | null {
  const { api } = usePageState();
  const [preview, setPreview] = useState<TrayPreview | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer Snapshot is the reason to ask again.
  useEffect(() => {
    if (api.host !== 'tray') return;
    let isWanted = true;
    void api.previewTray().then((result) => {
      if (isWanted && result.ok) setPreview(result.value);
    });
    return () => {
      isWanted = false;
    };
  }, [api, generatedAt]);
  return preview;
}
