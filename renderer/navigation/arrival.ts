import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Navigation } from './navigation.ts';

/**
 * Moves the focus with the reader: into a view to its heading, which is thereby announced, and back to
 * the control that led away, or to the heading where that control is gone. The first view takes none.
 */
export function useArrival(root: RefObject<HTMLElement | null>, { route, resume }: Navigation): void {
  const shown = useRef(route);
  useLayoutEffect(() => {
    if (shown.current === route) return;
    shown.current = route;
    window.scrollTo(0, resume?.scrollTop ?? 0);
    const openers = root.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [];
    const opener = [...openers].find((one) => one.dataset.opens === resume?.opener);
    const target = opener ?? root.current?.querySelector<HTMLElement>('h1');
    target?.focus({ preventScroll: true });
  }, [root, route, resume]);
}
