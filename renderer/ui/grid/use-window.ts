import { type RefObject, useLayoutEffect, useState } from 'react';

/** The rows of a long list that are drawn: from `from` (inclusive) to `to` (exclusive). */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** So many rows more are drawn on either side, so that a small move of the list draws nothing. */
const BEYOND = 6;

/** Returns the rows that are seen and some more. `top` and `height` are of what is seen, in CSS pixels. */
export function windowOf(count: number, rowHeight: number, top: number, height: number): RowWindow {
  const first = Math.floor(top / rowHeight);
  const seen = Math.ceil(height / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, count - seen) - BEYOND);
  return { from, to: Math.min(count, Math.max(first, 0) + seen + BEYOND) };
}

/** How a list that scrolls is seen, in CSS pixels. */
export interface Seen {
  readonly top: number;
  readonly height: number;
  /** In rem. */
  readonly width: number;
  readonly rowHeight: number;
}

/** Where the page has no layout. */
const UNMEASURED = { height: 640, width: 1_280, rem: 16 };

/** As `--row` of the grid's styles. */
const ROW_REM = 2;

/** Follows what is seen of a scrolling element. Small moves change nothing. */
export function useSeen(scroller: RefObject<HTMLElement | null>): Seen {
  const [seen, setSeen] = useState<Seen>({
    top: 0,
    height: UNMEASURED.height,
    width: UNMEASURED.width / UNMEASURED.rem,
    rowHeight: ROW_REM * UNMEASURED.rem,
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const read = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || UNMEASURED.rem;
      const rowHeight = ROW_REM * rem;
      const step = rowHeight * (BEYOND / 2);
      const top = Math.floor(element.scrollTop / step) * step;
      const height = element.clientHeight || UNMEASURED.height;
      const width = (element.clientWidth || UNMEASURED.width) / rem;
      setSeen((before) => {
        const isSame = before.top === top && before.height === height && before.width === width;
        return isSame && before.rowHeight === rowHeight ? before : { top, height, width, rowHeight };
      });
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      sizes.disconnect();
    };
  }, [scroller]);
  return seen;
}

/** Scrolls as little as shows a row below the headings, which are as high as a row. */
export function reveal(scroller: HTMLElement, place: number, rowHeight: number): void {
  const top = place * rowHeight;
  const height = scroller.clientHeight - rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}
