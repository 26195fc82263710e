/**
 * Runs before the tray app and lets its time pass so many times as fast: the date and every timer.
 * As the value of `NODE_OPTIONS`.
 */
export function fastTime(times: number): string {
  const module = `
const { now } = Date;
const began = now();
const fast = () => Math.floor(began + (now() - began) * ${times});
globalThis.Date = class extends Date {
  constructor(...args) { super(...(args.length === 0 ? [fast()] : args)); }
  static now() { return fast(); }
};
for (const name of ['setTimeout', 'setInterval']) {
  const own = globalThis[name];
  globalThis[name] = Object.assign((run, ms = 0, ...args) => own(run, ms / ${times}, ...args), own);
}`;
  return `--import=data:text/javascript,${encodeURIComponent(module)}`;
}
