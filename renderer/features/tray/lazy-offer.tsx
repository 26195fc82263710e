import { lazy, Suspense } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { usePageState } from '../../state/page-context.tsx';

const Offer = lazy(async () => ({ default: (await import('./tray-offer.tsx')).TrayOffer }));

/** The offer to show a number in the menu bar, until it was answered or a number was chosen. */
export function LazyOffer({ snapshot }: { readonly snapshot: Snapshot }) {
  const { api } = usePageState();
  const { trayTitle, trayTitleOffered } = snapshot.settings;
  if (api.host !== 'tray' || trayTitle !== 'none' || trayTitleOffered) return null;
  return (
    <Suspense fallback={null}>
      <Offer snapshot={snapshot} />
    </Suspense>
  );
}
