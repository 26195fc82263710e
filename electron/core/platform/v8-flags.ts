import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's space for new objects as small as it is, for a process that reads much or goes on for days. V8 doubles it whenever much
 * of it was in use, up to 32 MB, and gives it back only once nothing happens for a while. With sessions that grow all
 * the time little of it is ever in use at once, and a young heap of 2 MB costs no more time.
 */
export function keepYoungHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Lets V8 collect garbage often rather than grow its heap, for a process that passes on much more than it holds.
 * Measured with a million records of 1 kB: 20 MB above what the process takes without them, in place of 110.
 */
export function keepHeapSmall(): void {
  keepYoungHeapSmall();
  setFlagsFromString('--optimize-for-size');
}

/**
 * Lets V8 optimise only what is called ten times as often as by default, for a process that ends soon after it has
 * read a whole history: compiling for two threads takes longer there than optimised code saves, and 5 MB more.
 */
export function optimizeLate(): void {
  setFlagsFromString('--invocation-count-for-maglev=4000');
  setFlagsFromString('--invocation-count-for-turbofan=30000');
}
