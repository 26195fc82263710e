import { use } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { loadExports } from './load-exports.ts';

/** What Glance itself sends, at once where the view is loaded. */
export function LazyExports(props: { readonly snapshot: Snapshot }) {
  const { ExportsView: View } = use(loadExports());
  return <View {...props} />;
}
