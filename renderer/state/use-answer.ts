import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../electron/shared/contract/result.ts';
import type { Message } from '../../electron/shared/messages/message.ts';

/** What the host said to a question. What was known stays known while it is asked again, and where that fails. */
export type Answer<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'failed'; readonly why: Message };

/** Asks the host when a view opens, and again whenever one of `keys` is another; there are as many each time. */
export function useAnswer<T>(ask: () => Promise<Result<T>>, keys: readonly unknown[]): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'waiting' });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    let isWanted = true;
    void latest.current().then((result) => {
      if (!isWanted) return;
      setAnswer((before) => {
        if (result.ok) return { state: 'known', value: result.value };
        return before.state === 'known' ? before : { state: 'failed', why: result.message };
      });
    });
    return () => {
      isWanted = false;
    };
  }, [...keys]);
  return answer;
}

/** Returns a key that changes at most once a minute, with the newest use. */
export function minuteKey(newestAt: string | null): string {
  return newestAt?.slice(0, 16) ?? '';
}
