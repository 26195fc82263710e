import { setFlagsFromString } from 'node:v8';

/** What V8 takes by default for the flags that were set. */
const defaults = new Set<string>();

function setFlag(flag: string, byDefault: string): void {
  defaults.add(byDefault);
  setFlagsFromString(flag);
}

/** Takes V8's defaults again, at the end of a process: a later one takes no code that was kept under other flags. */
export function resetFlags(): void {
  for (const flag of defaults) setFlagsFromString(flag);
}

/**
 * Keeps V8's space for new objects as small as it is, for a process that reads much. V8 doubles it whenever much
 * of it was in use, up to 32 MB, and gives it back only once nothing happens for a while. With sessions that grow all
 * the time little of it is ever in use at once, and a young heap of 2 MB costs no more time.
 */
export function keepYoungHeapSmall(): void {
  setFlag('--semi-space-growth-factor=1', '--semi-space-growth-factor=2');
}

/**
 * Keeps memory steady, for a process that goes on for days: V8 else collects old objects only once there are several
 * times as many as are in use, and at other moments each time. Measured with 200 appends a second: 147 to 160 MB and
 * not 156 to 219, for no more time.
 */
export function keepMemorySteady(): void {
  keepYoungHeapSmall();
  setFlag('--heap-growing-percent=40', '--heap-growing-percent=0');
}

/**
 * Lets V8 collect garbage often rather than grow its heap, for a process that passes on much more than it holds.
 * Measured with a million records of 1 kB: 20 MB above what the process takes without them, in place of 110.
 */
export function keepHeapSmall(): void {
  keepYoungHeapSmall();
  setFlag('--optimize-for-size', '--no-optimize-for-size');
}

/**
 * Lets V8 optimise only what is called often and keep its young heap small, for a process that ends soon: there
 * compiling, and the 40 MB of memory that it would take besides, cost more time than they save. `reads` tells where it
 * reads all sessions: both cores are busy then, and compiling waits for one of them.
 */
export function endSoon({ reads }: { readonly reads: boolean }): void {
  keepYoungHeapSmall();
  setFlag(`--invocation-count-for-maglev=${reads ? 20_000 : 3_000}`, '--invocation-count-for-maglev=400');
  setFlag('--invocation-count-for-turbofan=100000', '--invocation-count-for-turbofan=3000');
}

/**
 * Loads code of which Node keeps the compiled form, and compiles all of it: Node keeps what is compiled when a file is
 * loaded, and a function that is first called later would be compiled again at every start.
 */
export async function loadWhole<T>(load: () => Promise<T>): Promise<T> {
  setFlagsFromString('--no-lazy');
  try {
    return await load();
  } finally {
    setFlagsFromString('--lazy');
  }
}
