import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { MINUTE_MS } from '../../../../electron/shared/durations.ts';
import type { Message } from '../../../../electron/shared/messages/message.ts';
import type { SessionListRow } from '../../../../electron/shared/sessions.ts';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { withNewer } from './listed-session.ts';

export type SessionListState =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly message: Message }
  | { readonly state: 'read'; readonly rows: readonly SessionListRow[] };

/** The list is asked for again after this long, where something was used since. */
const ASK_AFTER_MS = MINUTE_MS / 2;

/**
 * All sessions. What the Snapshot knows of the newest is shown at once; the list is asked for again now and then, and
 * what was read stays until there is better. The function asks again.
 */
export function useSessionList(snapshot: Snapshot): readonly [SessionListState, () => void] {
  const { api } = usePageState();
  const [known, setKnown] = useState<SessionListState>({ state: 'reading' });
  const asked = useRef({ demo: snapshot.demo, newestAt: '', at: Number.NEGATIVE_INFINITY });
  const { demo, usage, generatedAt } = snapshot;
  const { newestAt, live, recent } = usage;

  const ask = useCallback(async () => {
    const result = await api.getSessionList();
    setKnown((before) => {
      if (result.ok) return { state: 'read', rows: result.value.rows };
      return before.state === 'read' ? before : { state: 'failed', message: result.message };
    });
  }, [api]);

  useEffect(() => {
    const before = asked.current;
    const at = Date.parse(generatedAt);
    const isOther = before.demo !== demo;
    if (!isOther && (before.newestAt === newestAt || at - before.at < ASK_AFTER_MS)) return;
    asked.current = { demo, newestAt: newestAt ?? '', at };
    if (isOther) setKnown({ state: 'reading' });
    void ask();
  }, [ask, demo, newestAt, generatedAt]);

  const again = useCallback(() => {
    setKnown({ state: 'reading' });
    void ask();
  }, [ask]);

  const state = useMemo(
    () => (known.state === 'read' ? { ...known, rows: withNewer(known.rows, [...live, ...recent]) } : known),
    [known, live, recent],
  );
  return [state, again];
}
