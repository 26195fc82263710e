import { type RefObject, useLayoutEffect } from 'react';
import type { Navigation } from './navigation.ts';

interface ArrivalProps {
  readonly root: RefObject<HTMLElement | null>;
  /** Where the reader was shown to be; kept outside, because a view that is still loaded is taken away whole. */
  readonly shown: RefObject<Navigation | null>;
  readonly navigation: Navigation;
  /** On a desk the view stands beside the overview, which stays where it was scrolled to. */
  readonly beside?: boolean;
}

/**
 * Moves the focus with the reader: into a view to its heading, which is thereby announced, and back to
 * the control that led away, or to the heading where that control is gone. The first view takes none.
 * It stands beside the view, so that it runs once the view is there.
 */
export function Arrival({ root, shown, navigation, beside = false }: ArrivalProps): null {
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = navigation;
    if (before === null || before === navigation) return;
    const { resume } = navigation;
    if (!beside) window.scrollTo(0, resume?.scrollTop ?? 0);
    // A view may have a control of the same name as the overview behind it, and is nearer.
    const openers = [...(root.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])].reverse();
    const opener = openers.find((one) => one.dataset.opens === resume?.opener);
    // What stands beside the centre comes after it.
    const heading = [...(root.current?.querySelectorAll<HTMLElement>('[data-arrival]') ?? [])].at(-1);
    const target = opener ?? heading ?? root.current?.querySelector<HTMLElement>('h1');
    target?.focus({ preventScroll: true });
  }, [root, shown, navigation, beside]);
  return null;
}
