import type { Browser, Page } from 'playwright-core';

/** A Snapshot as the page saw it, in milliseconds since the epoch. */
export interface Painted {
  /** When it reached the page, before anything was done with it. */
  readonly received: number;
  /** When Chromium drew the frame that shows it. */
  readonly drawn: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly args: {
    readonly frameId?: number;
    readonly data?: { readonly frameId?: number; readonly startTime?: number };
  };
}

/** Milliseconds since the time origin of the page. */
interface Seen {
  readonly received: number;
  /** In the frame that shows it; null where it changed nothing on the page. */
  frame: number | null;
}

const FRAME = 'glance:frame';

/**
 * Notes in the page when a Snapshot comes, and marks the frame in which what it changed is painted. It
 * comes as an event on the bridge of the stand-in, ahead of whose own listener this one is called.
 */
async function watchPage(page: Page): Promise<void> {
  await page.evaluate((mark) => {
    const seen: Seen[] = [];
    Object.assign(window, { seenSnapshots: seen });
    addEventListener(
      'electron:to-page',
      (event) => {
        if (!String((event as CustomEvent).detail).includes('codex-glance.snapshot/1')) return;
        const one: Seen = { received: performance.now(), frame: null };
        seen.push(one);
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            one.frame = performance.mark(mark).startTime;
          });
        });
        const whole = { subtree: true, childList: true, characterData: true, attributes: true };
        observer.observe(document.documentElement, whole);
      },
      true,
    );
  }, FRAME);
}

/** Traces the browser while something is done, and tells what was painted of the Snapshots meanwhile. */
export async function tracePaint(browser: Browser, page: Page, run: () => Promise<void>): Promise<Painted[]> {
  await watchPage(page);
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = [
    'blink.user_timing',
    'devtools.timeline',
    'devtools.timeline.frame',
    'disabled-by-default-devtools.timeline.frame',
  ];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { excludedCategories: ['*'], includedCategories },
  });
  await run();
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const { origin, seen } = await page.evaluate(() => {
    const { seenSnapshots } = window as unknown as { seenSnapshots: Seen[] };
    return { origin: performance.timeOrigin, seen: seenSnapshots };
  });
  return seen.flatMap(({ received, frame }) => {
    if (frame === null) return [];
    const drawn = drawnAfter(events, frame);
    if (drawn === null) throw new Error('A frame is not in the trace.');
    return [{ received: origin + received, drawn: origin + drawn }];
  });
}

/**
 * When the frame was drawn in which the mark of that time was set. A main-thread frame is committed, then
 * activated under its number, and drawn with the next frame of the compositor.
 *
 * @returns milliseconds since the time origin of the page.
 */
function drawnAfter(events: readonly TraceEvent[], frame: number): number | null {
  // The trace writes fewer digits.
  const isMark = ({ name, args }: TraceEvent) =>
    name === FRAME && Math.abs((args.data?.startTime ?? 0) - frame) < 0.01;
  const mark = events.find(isMark);
  if (mark === undefined) return null;
  const own = events.filter(({ pid }) => pid === mark.pid).toSorted((a, b) => a.ts - b.ts);
  const begun = own.findLast(({ name, ts }) => name === 'BeginMainThreadFrame' && ts <= mark.ts);
  const number = begun?.args.data?.frameId;
  const active = own.find(
    ({ name, args, ts }) => name === 'ActivateLayerTree' && args.frameId === number && ts > mark.ts,
  );
  if (active === undefined) return null;
  const drawn = own.find(({ name, ts }) => name === 'DrawFrame' && ts >= active.ts);
  return drawn === undefined ? null : frame + (drawn.ts - mark.ts) / 1000;
}
