import { setTimeout as pause } from 'node:timers/promises';
import { type Figure, judge, type Line, type Measurement, median, quantile } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';
import { type Painted, tracePaint } from './paint-trace.ts';
import { measureInShell, type PopoverShell } from './popover-shell.ts';

const ROUNDS = 40;

const update: Line = {
  name: 'Snapshot sent to painted, popover open',
  unit: 'ms',
  goal: 50,
  against: `from send() in the main process to the frame Chromium drew, median of ${ROUNDS}`,
};
const opening: Line = {
  ...update,
  name: 'Tray click to painted, popover made before',
  against: `from the click to the frame Chromium drew, median of ${ROUNDS}`,
};

/** Notes when the main process sends something to the page, in milliseconds since the epoch. */
async function noteSends({ app }: PopoverShell): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    const sends: number[] = [];
    Object.assign(globalThis, { snapshotSends: sends });
    contents.send = (channel: string, ...args: unknown[]) => {
      sends.push(performance.timeOrigin + performance.now());
      send(channel, ...args);
    };
  });
}

const readSends = ({ app }: PopoverShell) =>
  app.evaluate(() => (globalThis as unknown as { snapshotSends: number[] }).snapshotSends);

/** The last moment of these before that one. */
const lastBefore = (moments: readonly number[], at: number) => moments.findLast((moment) => moment <= at);

/** A grown session is read, summed and told well within this time, in milliseconds. */
const TOLD_MS = 500;

async function growAndWait({ home }: PopoverShell): Promise<void> {
  home.grow(Date.now());
  await pause(TOLD_MS);
}

async function measureUpdates(shell: PopoverShell, painted: Painted[], waits: number[]): Promise<void> {
  const page = await shell.page();
  painted.push(
    ...(await tracePaint(shell.browser.browser, page, async () => {
      for (let round = 0; round < ROUNDS; round++) await growAndWait(shell);
    })),
  );
  const sends = await readSends(shell);
  for (const { received, drawn } of painted) waits.push(drawn - (lastBefore(sends, received) ?? received));
}

/** What changed while it was hidden is sent with the opening, so that each opening has something to paint. */
async function measureOpenings(shell: PopoverShell, waits: number[]): Promise<void> {
  const clicks: number[] = [];
  const page = await shell.page();
  const painted = await tracePaint(shell.browser.browser, page, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await shell.hide();
      await growAndWait(shell);
      clicks.push(await shell.open());
      await pause(120);
    }
  });
  for (const click of clicks) {
    const first = painted.find(({ received }) => received >= click);
    const next = clicks.find((later) => later > click) ?? Number.POSITIVE_INFINITY;
    if (first !== undefined && first.received < next) waits.push(first.drawn - click);
  }
}

async function measure(bench: Workbench): Promise<Figure[]> {
  return measureInShell(bench, [update, opening], async (shell) => {
    bench.say(update.name);
    await noteSends(shell);
    const painted: Painted[] = [];
    const updates: number[] = [];
    await measureUpdates(shell, painted, updates);
    bench.say(opening.name);
    const openings: number[] = [];
    await measureOpenings(shell, openings);
    const inPage = median(painted.map(({ received, drawn }) => drawn - received));
    const slow = (waits: readonly number[]) => `slowest of 20 ${quantile(waits, 0.95).toFixed(0)} ms`;
    return [
      judge(
        update,
        median(updates),
        `median of ${updates.length} grown sessions, from send() in the main process to the frame Chromium drew, by its trace; of it ${inPage.toFixed(0)} ms in the page; ${slow(updates)}; the message goes over DevTools, not Electron's IPC`,
      ),
      judge(
        opening,
        median(openings),
        `median of ${openings.length} openings with news, from the click to the frame Chromium drew; ${slow(openings)}; without the window system's own time to show a window`,
      ),
    ];
  });
}

export const measurements: readonly Measurement[] = [
  { name: 'popover-paint', lines: [update, opening], measure },
];
