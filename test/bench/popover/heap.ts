import type { PopoverShell } from './popover-shell.ts';

/** Bytes of live objects in the page, once garbage is collected. */
export async function pageHeap(shell: PopoverShell): Promise<number> {
  const page = await shell.page();
  const session = await page.context().newCDPSession(page);
  // The second takes what only finalizers of the first let go.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/** Bytes of live objects in the main process, once garbage is collected and what tests read is let go. */
export function mainHeap({ app }: PopoverShell): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      (webContents.sent as unknown as { length: number }).length = 0;
    }
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (let round = 0; round < 3; round++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return process.memoryUsage().heapUsed;
  });
}
