import { use } from 'react';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { loadDrift } from './load-drift.ts';

/** What changed since the baseline, at once where the view is loaded. */
export function LazyDrift(props: { readonly snapshot: Snapshot }) {
  const { DriftView: View } = use(loadDrift());
  return <View {...props} />;
}
