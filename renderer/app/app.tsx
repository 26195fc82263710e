import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { MinuteClock } from '../state/minute.ts';
import type { PageState } from '../state/page-state.ts';
import { listenForKeys } from './keys.ts';
import { Page } from './page.tsx';

/** Joins the page's state, the minute and the keys to the page. */
export function App(props: { readonly page: PageState; readonly clock: MinuteClock }) {
  const { page, clock } = props;
  const { mirror, navigation } = page;
  const state = useStore(mirror.store);
  const now = useSyncExternalStore(clock.subscribe, clock.read);

  useEffect(() => mirror.start(), [mirror]);
  useEffect(
    () =>
      listenForKeys(document, {
        refresh: () => void mirror.actions.refresh(),
        conceal: () => mirror.actions.togglePrivacy(),
        analytics: () => navigation.open({ view: 'analytics' }, 'row analytics'),
        tokens: () => navigation.open({ view: 'tokens' }, 'row tokens'),
        help: () => navigation.open({ view: 'help' }, 'row help'),
        leave: () => {
          if (!navigation.back()) mirror.actions.close();
        },
      }),
    [mirror, navigation],
  );
  // Ages count from the moment in which the new data is shown, not from the last full minute.
  useEffect(
    () =>
      mirror.store.subscribe((next, before) => {
        if (next.snapshot !== before.snapshot) clock.touch();
      }),
    [mirror, clock],
  );

  return <Page mirror={state} page={page} now={now} />;
}
