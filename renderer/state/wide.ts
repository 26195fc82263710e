import { useSyncExternalStore } from 'react';

/** From 900 CSS pixels on, in the size of letters that the reader chose: larger letters need a wider window. */
const WIDE = '(min-width: 56.25em)';

/** Whether the window is wide enough for the desk. A sheet of paper does not count: it is printed as the window was. */
export function useIsWide(): boolean {
  return useSyncExternalStore(follow, isWide);
}

let last = false;

export function isWide(): boolean {
  if (!window.matchMedia('print').matches) last = window.matchMedia(WIDE).matches;
  return last;
}

function follow(changed: () => void): () => void {
  // The window may have another size once its sheet is printed.
  const queries = [WIDE, 'print'].map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
