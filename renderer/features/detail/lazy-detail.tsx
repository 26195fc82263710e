import { type ComponentProps, use } from 'react';
import type { DetailView } from './detail-view.tsx';
import { loadDetails } from './load-details.ts';

/** A detail view, at once where the views are loaded, which they are soon after the first paint. */
export function LazyDetail(props: ComponentProps<typeof DetailView>) {
  const { DetailView: View } = use(loadDetails());
  return <View {...props} />;
}
