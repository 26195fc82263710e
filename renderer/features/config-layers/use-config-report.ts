import { useEffect, useState } from 'react';
import type { ConfigReport } from '../../../electron/shared/commands.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { usePageState } from '../../state/page-context.tsx';

export type ReportState =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly report: ConfigReport }
  | { readonly state: 'failed'; readonly message: Message };

/** The layers of a key, asked for again with each Snapshot. What was read stays until there is better. */
export function useConfigReport(key: string, snapshot: Snapshot): ReportState {
  const { api } = usePageState();
  const [known, setKnown] = useState<ReportState>({ state: 'reading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new Snapshot is the reason to ask again.
  useEffect(() => {
    let isWanted = true;
    void api.getConfigReport([key]).then((result) => {
      if (!isWanted) return;
      setKnown((before) => {
        if (result.ok) return isSame(before, result.value) ? before : { state: 'read', report: result.value };
        return before.state === 'read' ? before : { state: 'failed', message: result.message };
      });
    });
    return () => {
      isWanted = false;
    };
  }, [api, key, snapshot]);
  return known;
}

function isSame(known: ReportState, report: ConfigReport): boolean {
  return known.state === 'read' && JSON.stringify(known.report) === JSON.stringify(report);
}
