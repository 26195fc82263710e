import type { Clock } from '../platform/ports.ts';
import type { DemoHome } from './demo-home.ts';

/** How often samples grow, in milliseconds. */
const STEP_MS = 2_000;

/** Lets samples grow until the returned function is called. */
export function keepGrowing(demo: DemoHome, clock: Pick<Clock, 'now' | 'after'>): () => void {
  let cancel = () => {};
  const wait = () => {
    cancel = clock.after(STEP_MS, () => {
      void demo.grow(clock.now());
      wait();
    });
  };
  wait();
  return () => cancel();
}
