import { use } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { loadPosture } from './load-posture.ts';

/** What Codex may do, at once where the view is loaded. */
export function LazyPosture(props: { readonly snapshot: Snapshot }) {
  const { PostureView: View } = use(loadPosture());
  return <View {...props} />;
}
