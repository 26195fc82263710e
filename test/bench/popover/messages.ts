import type { PopoverShell } from './popover-shell.ts';

/** Counts from now on what the main process sends to the page, and what comes over the page's bridge. */
export async function countMessages({ app, page }: PopoverShell) {
  const tab = await page();
  await tab.evaluate(() => {
    const counted = { arrived: 0 };
    Object.assign(window, { counted });
    addEventListener('electron:to-page', () => {
      counted.arrived += 1;
    });
  });
  const sends = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.sent.length ?? 0);
  const before = await sends();
  return async () => ({
    sent: (await sends()) - before,
    arrived: await tab.evaluate(
      () => (window as unknown as { counted: { readonly arrived: number } }).counted.arrived,
    ),
  });
}

/** Counts from now on how often the text of the tray icon changes, which follows each Snapshot. */
export async function countToolTips({ app }: PopoverShell): Promise<() => Promise<number>> {
  await app.evaluate(({ outside }) => {
    const tray = outside.tray();
    const set = tray.setToolTip.bind(tray);
    const counted = { changes: 0 };
    Object.assign(globalThis, { countedToolTips: counted });
    tray.setToolTip = (text: string) => {
      counted.changes += 1;
      set(text);
    };
  });
  return () =>
    app.evaluate(
      () => (globalThis as unknown as { countedToolTips: { changes: number } }).countedToolTips.changes,
    );
}
