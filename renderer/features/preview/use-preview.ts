import { useEffect, useState } from 'react';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { PreviewReport } from '../../../electron/shared/telemetry/preview.ts';
import { usePageState } from '../../state/page-context.tsx';

export type KnownPreview =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly report: PreviewReport }
  | { readonly state: 'failed'; readonly message: Message };

/** Asks for the catalogue when the view opens, and again when what decides about sending has changed. */
export function usePreview({ analytics, otel }: Snapshot): KnownPreview {
  const { api } = usePageState();
  const [known, setKnown] = useState<KnownPreview>({ state: 'reading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what decides is the reason to ask again.
  useEffect(() => {
    let isWanted = true;
    void api.previewAnalytics().then((result) => {
      if (!isWanted) return;
      setKnown(
        result.ok ? { state: 'read', report: result.value } : { state: 'failed', message: result.message },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [api, analytics, otel.signals]);
  return known;
}
