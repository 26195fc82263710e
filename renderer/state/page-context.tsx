import { createContext, useContext } from 'react';
import type { PageState } from './page-state.ts';

const PageContext = createContext<PageState | null>(null);

export const PageStateProvider = PageContext;

/** The page's own state and its line to the host. */
export function usePageState(): PageState {
  const state = useContext(PageContext);
  if (state === null) throw new Error('There is no page around this component.');
  return state;
}
