import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { listenForKeys } from './page/keys.ts';
import { Page } from './page/page.tsx';
import type { MinuteClock } from './state/minute.ts';
import type { MirrorHandle } from './state/mirror.ts';

/** Joins the mirror, the minute and the keys to the page. */
export function App(props: { readonly mirror: MirrorHandle; readonly clock: MinuteClock }) {
  const { mirror, clock } = props;
  const state = useStore(mirror.store);
  const now = useSyncExternalStore(clock.subscribe, clock.read);

  useEffect(() => mirror.start(), [mirror]);
  useEffect(() => listenForKeys(document, mirror.actions), [mirror]);
  // Ages must be told from the moment in which the new data is shown, not from the last full minute.
  useEffect(
    () =>
      mirror.store.subscribe((next, before) => {
        if (next.snapshot !== before.snapshot) clock.touch();
      }),
    [mirror, clock],
  );

  return <Page mirror={state} actions={mirror.actions} now={now} />;
}
