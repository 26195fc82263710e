import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useIsWide } from '../../../renderer/state/wide.ts';

const state = { wide: false, print: false };
const listeners = new Map<string, Set<() => void>>();

/** A window whose width and medium a test chooses. */
function choose(next: Partial<typeof state>): void {
  const before = { ...state };
  Object.assign(state, next);
  act(() => {
    for (const [query, all] of listeners) {
      const key = query === 'print' ? 'print' : 'wide';
      if (before[key] !== state[key]) for (const listener of all) listener();
    }
  });
}

function Shown() {
  return useIsWide() ? 'desk' : 'popover';
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a window', () => {
  it('is printed as it was, and shown by its own width afterwards', () => {
    vi.stubGlobal('matchMedia', (query: string) => {
      const all = listeners.get(query) ?? new Set();
      listeners.set(query, all);
      return {
        get matches() {
          return query === 'print' ? state.print : state.wide;
        },
        addEventListener: (_: string, listener: () => void) => all.add(listener),
        removeEventListener: (_: string, listener: () => void) => all.delete(listener),
      };
    });
    choose({ wide: true });
    const { container } = render(<Shown />);
    expect(container.textContent).toBe('desk');
    choose({ print: true });
    choose({ wide: false });
    expect(container.textContent).toBe('desk');
    choose({ print: false });
    expect(container.textContent).toBe('popover');
  });
});
