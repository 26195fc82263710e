import { describe, expect, it, vi } from 'vitest';
import { createMinuteClock } from '../../../renderer/state/minute.ts';

function setup(visibilityState: DocumentVisibilityState = 'visible') {
  const target = new EventTarget();
  const page = Object.assign(target, { visibilityState });
  const timers: { ms: number; run: () => void; cancelled: boolean }[] = [];
  let time = 90_000;
  const clock = createMinuteClock({
    page: page as unknown as Document,
    now: () => time,
    after(ms, run) {
      const timer = { ms, run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  });
  const running = () => timers.filter((timer) => !timer.cancelled);
  return {
    clock,
    timers,
    running,
    pass: (ms: number) => {
      time += ms;
    },
    see(state: DocumentVisibilityState) {
      page.visibilityState = state;
      target.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

describe('createMinuteClock', () => {
  it('sets no timer until somebody listens', () => {
    expect(setup().timers).toHaveLength(0);
  });
  it('ticks at the full minute', () => {
    const { clock, running, pass } = setup();
    const listener = vi.fn();
    clock.subscribe(listener);
    expect(running()[0]?.ms).toBe(30_000);
    pass(30_000);
    running()[0]?.run();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(clock.read()).toBe(120_000);
    expect(running().at(-1)?.ms).toBe(60_000);
  });
  it('has no timer while hidden, and is right at once when seen again', () => {
    const { clock, running, pass, see } = setup();
    const listener = vi.fn();
    clock.subscribe(listener);
    see('hidden');
    expect(running()).toHaveLength(0);
    pass(600_000);
    expect(listener).not.toHaveBeenCalled();
    see('visible');
    expect(listener).toHaveBeenCalledTimes(1);
    expect(clock.read()).toBe(690_000);
    expect(running()).toHaveLength(1);
  });
  it('is right with new data, and still within the same minute', () => {
    const { clock, pass } = setup();
    const listener = vi.fn();
    clock.subscribe(listener);
    pass(29_999);
    clock.touch();
    expect(listener).not.toHaveBeenCalled();
    expect(clock.read()).toBe(90_000);
    pass(2);
    clock.touch();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(clock.read()).toBe(120_001);
  });
  it('stops with its last listener', () => {
    const { clock, running } = setup();
    clock.subscribe(() => {})();
    expect(running()).toHaveLength(0);
  });
});
