import { type Cdp, connectCdp } from './cdp.ts';

/** The one Chromium behind all windows. */
export interface Browser {
  readonly cdp: Cdp;
  /** Opens a blank tab that waits to be run. `onPopup` hears of each window that the tab tries to open. */
  open(onPopup: (url: string) => void): Promise<{ targetId: string; sessionId: string }>;
  close(targetId: string): Promise<void>;
}

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly openerId?: string;
}

/** Where the Chromium listens that the driver started. */
export const ENDPOINT_VARIABLE = 'ELECTRON_STAND_IN_BROWSER';

let started: Promise<Browser> | null = null;

export function browser(): Promise<Browser> {
  started ??= start();
  return started;
}

/** True where a window was ever opened. */
export async function closeTabs(): Promise<void> {
  const running = started === null ? null : await started;
  await Promise.allSettled([...own].map((targetId) => running?.close(targetId)));
  running?.cdp.close();
}

const own = new Set<string>();

async function start(): Promise<Browser> {
  const endpoint = process.env[ENDPOINT_VARIABLE];
  if (!endpoint) throw new Error(`${ENDPOINT_VARIABLE} names no browser.`);
  const cdp = await connectCdp(endpoint);
  const sessions = new Map<string, string>();
  const popups = new Map<string, (url: string) => void>();

  // New windows start halted, so that a window that is denied never loads anything.
  cdp.onEvent(({ method, params }) => {
    if (method !== 'Target.attachedToTarget') return;
    const { targetId, url, openerId } = params.targetInfo as TargetInfo;
    const sessionId = String(params.sessionId);
    const onPopup = openerId === undefined ? undefined : popups.get(openerId);
    if (onPopup !== undefined) {
      onPopup(url);
      void cdp.send('Target.closeTarget', { targetId });
      return;
    }
    sessions.set(targetId, sessionId);
    if (!own.has(targetId)) void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
  });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });

  return {
    cdp,
    async open(onPopup) {
      const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' });
      const id = String(targetId);
      own.add(id);
      popups.set(id, onPopup);
      const sessionId = sessions.get(id);
      if (sessionId === undefined) throw new Error('Chromium attached no session to a new tab.');
      return { targetId: id, sessionId };
    },
    async close(targetId) {
      if (!own.delete(targetId)) return;
      await cdp.send('Target.closeTarget', { targetId });
    },
  };
}
