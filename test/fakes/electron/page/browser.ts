import { type Cdp, connectCdp } from './cdp.ts';

/** The one Chromium behind all windows. */
export interface Browser {
  readonly cdp: Cdp;
  /** Opens a blank tab that waits to be run. Windows that it tries to open are closed unseen. */
  open(): Promise<{ targetId: string; sessionId: string }>;
  close(targetId: string): Promise<void>;
}

interface TargetInfo {
  readonly targetId: string;
  readonly openerId?: string;
}

/** Where the Chromium listens that the driver started. */
export const ENDPOINT_VARIABLE = 'ELECTRON_STAND_IN_BROWSER';

let started: Promise<Browser> | null = null;

export function browser(): Promise<Browser> {
  started ??= start();
  return started;
}

/** Closes the tabs of this process and its line to the browser. */
export async function closeTabs(): Promise<void> {
  const running = started === null ? null : await started;
  await Promise.allSettled([...own].map((targetId) => running?.close(targetId)));
  running?.cdp.close();
}

const own = new Set<string>();

/**
 * Closes a new window before any of its requests leaves. It shares its thread with the page that
 * opened it, so it may not stay halted, or the page would be too.
 */
async function dismiss(cdp: Cdp, targetId: string, sessionId: string): Promise<void> {
  const held = cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId);
  const running = cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
  await Promise.allSettled([held, running]);
  await cdp.send('Target.closeTarget', { targetId });
}

async function start(): Promise<Browser> {
  const endpoint = process.env[ENDPOINT_VARIABLE];
  if (!endpoint) throw new Error(`${ENDPOINT_VARIABLE} names no browser.`);
  const cdp = await connectCdp(endpoint);
  const sessions = new Map<string, string>();

  // New windows start halted, so that a window that is denied never loads anything.
  cdp.onEvent(({ method, params }) => {
    if (method !== 'Target.attachedToTarget') return;
    const { targetId, openerId } = params.targetInfo as TargetInfo;
    const sessionId = String(params.sessionId);
    if (openerId !== undefined && own.has(openerId)) {
      void dismiss(cdp, targetId, sessionId).catch(() => {});
      return;
    }
    sessions.set(targetId, sessionId);
    if (!own.has(targetId)) void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
  });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });

  return {
    cdp,
    async open() {
      const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' });
      const id = String(targetId);
      own.add(id);
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
