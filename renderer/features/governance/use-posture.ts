import { useEffect, useState } from 'react';
import type { PostureReport } from '../../../electron/shared/governance/posture.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { usePageState } from '../../state/page-context.tsx';

export type KnownPosture =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly report: PostureReport }
  | { readonly state: 'failed'; readonly message: Message };

/**
 * Asks for the posture when the view opens, and again when the configuration or what is known of Codex has changed.
 * What was read stays until there is better.
 */
export function usePosture({ analytics, otel, codex, demo }: Snapshot): KnownPosture {
  const { api } = usePageState();
  const [known, setKnown] = useState<KnownPosture>({ state: 'reading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed configuration is the reason to ask again.
  useEffect(() => {
    let isWanted = true;
    void api.getPosture().then((result) => {
      if (!isWanted) return;
      setKnown((before) => {
        if (result.ok) return { state: 'read', report: result.value };
        return before.state === 'read' ? before : { state: 'failed', message: result.message };
      });
    });
    return () => {
      isWanted = false;
    };
  }, [api, analytics, otel.signals, codex, demo]);
  return known;
}
