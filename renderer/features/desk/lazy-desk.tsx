import { type ComponentProps, use } from 'react';
import type { Desk } from './desk.tsx';
import { loadDesk } from './load-desk.ts';

/** The desk, at once where it is loaded. */
export function LazyDesk(props: ComponentProps<typeof Desk>) {
  const { Desk: Piece } = use(loadDesk());
  return <Piece {...props} />;
}
