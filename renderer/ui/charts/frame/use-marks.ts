import { type KeyboardEvent, type PointerEvent, type RefObject, useMemo, useState } from 'react';
import { type ChartMark, type LegendEntry, spokenMark } from './chart-data.ts';

/** What a chart spreads over the element of a mark. */
export interface MarkProps {
  readonly role: 'option';
  readonly 'aria-label': string;
  readonly 'aria-selected': boolean;
  readonly 'data-mark': string;
  readonly tabIndex: number;
}

/** The marks of a chart: which one is read out, and what moves it. */
export interface Marks {
  readonly active: ChartMark | null;
  readonly mark: (key: string) => MarkProps;
  /** For the element around the marks. */
  readonly list: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: { readonly target: EventTarget }) => void;
    readonly onBlur: () => void;
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
  };
}

/**
 * Follows the pointer and the keys over the marks of a chart: arrows go to the next, Home and End to the first and the
 * last, Escape ends the reading. Up and down go by `columns`. One of the marks is in the order of Tab: the one read last, else the last one.
 */
export function useMarks(
  ref: RefObject<Element | null>,
  marks: readonly ChartMark[],
  legend: readonly LegendEntry[],
  columns = 1,
): Marks {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [lastKey, setLastKey] = useState<string | null>(null);
  // Hundreds of marks are asked for each time.
  const byKey = useMemo(() => new Map(marks.map((mark) => [mark.key, mark])), [marks]);
  const named = (key: string | null) => (key === null ? null : (byKey.get(key) ?? null));
  const tabKey = (named(lastKey) ?? marks.at(-1))?.key;
  const read = (key: string | null) => {
    setActiveKey(key);
    if (key !== null) setLastKey(key);
  };
  const keyOf = (target: EventTarget) =>
    target instanceof Element ? (target.closest('[data-mark]')?.getAttribute('data-mark') ?? null) : null;
  const go = (place: number) => {
    const next = marks[Math.min(marks.length - 1, Math.max(0, place))];
    const elements = ref.current?.querySelectorAll<SVGElement>('[data-mark]') ?? [];
    for (const element of elements) {
      if (element.getAttribute('data-mark') === next?.key) element.focus();
    }
  };
  return {
    active: named(activeKey),
    mark(key) {
      const mark = named(key);
      return {
        role: 'option',
        'aria-label': mark === null ? key : spokenMark(mark, legend),
        'aria-selected': key === activeKey,
        'data-mark': key,
        tabIndex: key === tabKey ? 0 : -1,
      };
    },
    list: {
      onKeyDown(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const here = marks.findIndex(({ key }) => key === keyOf(event.target));
        const places: Partial<Record<string, number>> = {
          ArrowRight: here + 1,
          ArrowDown: here + columns,
          ArrowLeft: here - 1,
          ArrowUp: here - columns,
          Home: 0,
          End: marks.length - 1,
        };
        const place = places[event.key];
        if (place !== undefined) {
          event.preventDefault();
          go(place);
        } else if (event.key === 'Escape' && activeKey !== null) {
          // The next Escape leaves the view.
          event.preventDefault();
          setActiveKey(null);
        }
      },
      onFocus: ({ target }) => read(keyOf(target)),
      onBlur: () => setActiveKey(null),
      onPointerOver: (event) => read(keyOf(event.target)),
      onPointerDown: (event) => read(keyOf(event.target)),
      onPointerLeave: () => setActiveKey(null),
    },
  };
}
