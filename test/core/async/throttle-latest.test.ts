import { expect, it } from 'vitest';
import { throttleLatest } from '../../../electron/core/async/throttle-latest.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('passes the first at once, then the newest after the spacing', async () => {
  const clock = createFakeClock();
  const sent: number[] = [];
  const passer = throttleLatest<number>(clock, 50, (value) => void sent.push(value));
  passer.push(1);
  expect(sent).toEqual([1]);
  passer.push(2);
  passer.push(3);
  await settle();
  expect(sent).toEqual([1]);
  clock.advance(50);
  await settle();
  expect(sent).toEqual([1, 3]);
  clock.advance(50);
  await settle();
  expect(clock.pending).toBe(0);
  passer.push(4);
  expect(sent).toEqual([1, 3, 4]);
});

it('waits for a slow receiver', async () => {
  const clock = createFakeClock();
  const sent: number[] = [];
  let ready = () => {};
  const passer = throttleLatest<number>(clock, 50, (value) => {
    sent.push(value);
    return new Promise((resolve) => {
      ready = resolve;
    });
  });
  passer.push(1);
  passer.push(2);
  clock.advance(500);
  await settle();
  expect(sent).toEqual([1]);
  ready();
  await settle();
  expect(sent).toEqual([1, 2]);
});

it('passes nothing once stopped, or once the receiver failed', async () => {
  const clock = createFakeClock();
  const sent: number[] = [];
  const stopped = throttleLatest<number>(clock, 50, (value) => void sent.push(value));
  stopped.push(1);
  stopped.push(2);
  stopped.stop();
  clock.advance(100);
  await settle();
  expect(sent).toEqual([1]);
  expect(clock.pending).toBe(0);
  let tries = 0;
  const failing = throttleLatest<number>(clock, 50, () => {
    tries += 1;
    return Promise.reject(new Error('gone'));
  });
  failing.push(1);
  await settle();
  failing.push(2);
  clock.advance(100);
  await settle();
  expect(tries).toBe(1);
});
