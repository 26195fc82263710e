import { use } from 'react';
import type { Snapshot } from '../../../../electron/shared/snapshot.ts';
import { loadSessions } from './load-sessions.ts';

/** Every session in a table, at once where it is loaded. */
export function LazySessions(props: { readonly snapshot: Snapshot }) {
  const { SessionsTableView: View } = use(loadSessions());
  return <View {...props} />;
}
