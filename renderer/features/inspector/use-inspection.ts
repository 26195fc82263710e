import { useCallback, useEffect, useState } from 'react';
import type { GlanceApi } from '../../../electron/shared/contract/contract.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type {
  InspectedRecord,
  InspectedValue,
  Inspection,
  InspectionTotals,
} from '../../../electron/shared/telemetry/inspect.ts';

/** So many records are shown; older ones are only counted. */
export const SHOWN_RECORDS = 200;

/** What is known of an inspection. */
export interface Inspected {
  readonly phase: 'starting' | 'listening' | 'failed' | 'ended';
  /** Why it failed, in the host's words; null where it did not. */
  readonly message: Message | null;
  readonly inspection: Inspection | null;
  /** Newest first. */
  readonly records: readonly InspectedRecord[];
  readonly totals: InspectionTotals | null;
}

const begun: Inspected = { phase: 'starting', message: null, inspection: null, records: [], totals: null };

/** Listens while the view is there and the page is visible; what came is forgotten with it. */
export function useInspection(api: GlanceApi) {
  const [inspected, setInspected] = useState<Inspected>(begun);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round listens again.
  useEffect(() => {
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      void api.closeInspector();
    };
    const onHidden = () => {
      if (document.visibilityState !== 'hidden') return;
      end();
      setInspected({ ...begun, phase: 'ended' });
    };
    document.addEventListener('visibilitychange', onHidden);
    setInspected(begun);
    void listen(api, () => over, setInspected);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      end();
    };
  }, [api, round]);
  return { inspected, again: useCallback(() => setRound((last) => last + 1), []) };
}

async function listen(
  api: GlanceApi,
  isOver: () => boolean,
  set: (change: (known: Inspected) => Inspected) => void,
): Promise<void> {
  const opened = await api.openInspector();
  if (isOver()) return;
  if (!opened.ok) {
    set((known) => ({ ...known, phase: 'failed', message: opened.message }));
    return;
  }
  set((known) => ({ ...known, phase: 'listening', inspection: opened.value }));
  for (let after = 0; !isOver(); ) {
    const news = await api.nextInspected(after);
    if (isOver()) return;
    if (!news.ok || news.value === null) {
      set((known) => ({ ...begun, inspection: known.inspection, phase: 'ended' }));
      return;
    }
    const { records, totals } = news.value;
    after = records.at(-1)?.number ?? after;
    set((known) => ({
      ...known,
      totals,
      records: [...records.toReversed(), ...known.records].slice(0, SHOWN_RECORDS),
    }));
  }
}

/** Values that the reader has asked to see, by record and attribute. */
export function useRevealed(api: GlanceApi) {
  const [revealed, setRevealed] = useState<ReadonlyMap<string, InspectedValue>>(new Map());
  const reveal = async (number: number, attribute: string) => {
    const answer = await api.revealInspected(number, attribute);
    if (!answer.ok) return;
    setRevealed((known) => new Map(known).set(`${number} ${attribute}`, answer.value));
  };
  return { revealed, reveal };
}
