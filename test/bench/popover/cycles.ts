import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { PopoverShell } from './popover-shell.ts';

/** From now on each Snapshot that is sent carries another pace of its live sessions, so that it is painted. */
export async function sendOtherNumbers({ app }: PopoverShell): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    let count = 0;
    contents.send = (channel: string, ...args: unknown[]) => {
      const [snapshot] = args as [Snapshot];
      count += 1;
      const live = snapshot.usage.live.map((one) => ({ ...one, tokensPerMinute: count }));
      // What was sent is kept for tests.
      (contents.sent as unknown as { length: number }).length = 0;
      send(channel, { ...snapshot, usage: { ...snapshot.usage, live } });
    };
  });
}

/** Closes and opens the popover so many times, and lets each opening be painted. */
export async function cyclePopover(shell: PopoverShell, count: number): Promise<void> {
  const page = await shell.page();
  for (let cycle = 0; cycle < count; cycle++) {
    await shell.hide();
    await shell.open();
    await page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve()))),
    );
  }
}
