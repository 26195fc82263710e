import { use } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { loadOrganisation } from './load-organisation.ts';

/** What the organisation's own APIs say, at once where the view is loaded. */
export function LazyOrganisation(props: { readonly snapshot: Snapshot }) {
  const { OrganisationView: View } = use(loadOrganisation());
  return <View {...props} />;
}
