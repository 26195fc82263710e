import { use } from 'react';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { loadChecks } from './load-checks.ts';

/** This machine against a policy, at once where the view is loaded. */
export function LazyChecks(props: { readonly snapshot: Snapshot }) {
  const { ChecksView: View } = use(loadChecks());
  return <View {...props} />;
}
