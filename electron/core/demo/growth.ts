import type { Clock } from '../platform/ports.ts';
import type { DemoHome } from './demo-home.ts';

/** Samples grow this often, in milliseconds. */
const STEP_MS = 2_000;

/** Lets samples grow, until the function that it returns is called. */
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
