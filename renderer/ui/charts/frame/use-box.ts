import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The space that a chart has. CSS pixels. */
export interface Box {
  readonly width: number;
  /** The size of the reader's letters. */
  readonly rem: number;
}

/** What a chart is drawn for until it is measured, and where nothing is laid out. */
const UNMEASURED: Box = { width: 560, rem: 16 };

/** Measures an element, and again whenever its width changes. */
export function useBox<E extends Element>(): { readonly ref: RefObject<E | null>; readonly box: Box } {
  const ref = useRef<E>(null);
  const [box, setBox] = useState(UNMEASURED);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const width = Math.floor(element.getBoundingClientRect().width);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      if (width === 0) return;
      setBox((before) => (before.width === width && before.rem === rem ? before : { width, rem }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, box };
}
