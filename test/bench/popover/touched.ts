import type { Page } from 'playwright-core';
import { SNAPSHOT_CHANNEL } from '../../../electron/shared/contract/channels.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import type { LiveSession } from '../../../electron/shared/usage.ts';
import type { PopoverShell } from './popover-shell.ts';

/** What changes of one live session did to the page. */
export interface Touched {
  /** Nodes that were written, added or taken away, in its own row and elsewhere. */
  readonly inside: number;
  readonly outside: number;
  /** Elements whose box moved or grew, but for those whose own text is another and as wide as it. */
  readonly boxes: number;
  /** Layout shifts as Chromium tells them, but for those of such a text alone. */
  readonly shifts: number;
}

/** Sends the Snapshot that is shown again and again, each time with other numbers of one live session. */
export async function countTouched(shell: PopoverShell, rounds: number): Promise<Touched> {
  const page = await shell.page();
  const shown = await lastSent(shell);
  const session = shown.usage.live[0];
  if (session === undefined) throw new Error('The home has no live session.');
  const sum = { inside: 0, outside: 0, boxes: 0, shifts: 0 };
  // Once, so that the first change is not one from what the host itself had said.
  await send(shell, withSession(shown, goneOn(session, 0)));
  await nextFrames(page);
  for (let round = 1; round <= rounds; round++) {
    await watch(page, session.threadId);
    await send(shell, withSession(shown, goneOn(session, round)));
    const found = await read(page);
    for (const key of Object.keys(sum) as (keyof Touched)[]) sum[key] += found[key];
  }
  return sum;
}

function withSession(snapshot: Snapshot, session: LiveSession): Snapshot {
  const live = snapshot.usage.live.map((one) => (one.threadId === session.threadId ? session : one));
  return { ...snapshot, generatedAt: new Date().toISOString(), usage: { ...snapshot.usage, live } };
}

/** The same session with other tokens, pace and context, from few digits to many. */
function goneOn(session: LiveSession, round: number): LiveSession {
  const tokens = 7 ** (round % 8);
  const usedPercent = (round * 13) % 100;
  return {
    ...session,
    tokens: { ...session.tokens, total: session.tokens.total + tokens },
    tokensPerMinute: tokens,
    minutes: [...session.minutes.slice(0, -1), tokens],
    context: { usedTokens: usedPercent * 2_584, windowTokens: 258_400, usedPercent },
  };
}

function lastSent({ app }: PopoverShell): Promise<Snapshot> {
  return app.evaluate(({ BrowserWindow }, channel) => {
    const sent = BrowserWindow.getAllWindows()[0]?.webContents.sent ?? [];
    const last = sent.findLast((one) => one.channel === channel)?.args[0];
    if (last === undefined) throw new Error('Nothing was sent.');
    return last as Snapshot;
  }, SNAPSHOT_CHANNEL);
}

async function send({ app }: PopoverShell, snapshot: Snapshot): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { channel, value }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(channel, value);
    },
    { channel: SNAPSHOT_CHANNEL, value: snapshot },
  );
}

/** Resolves once what was sent before is painted. */
function nextFrames(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}

interface Watch {
  read(): Touched;
}

async function watch(page: Page, threadId: string): Promise<void> {
  await page.evaluate((thread) => {
    const row = [...document.querySelectorAll('[data-opens]')]
      .find((one) => one.getAttribute('data-opens')?.includes(thread))
      ?.closest('li');
    if (row === null || row === undefined) throw new Error('The session has no row.');
    const boxOf = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${x} ${y} ${width} ${height}`;
    };
    // What is drawn in a chart moves by design; its frame must not.
    const elements = [...document.body.querySelectorAll('*')].filter(
      (one) => one.parentElement?.closest('svg') === null,
    );
    const before = elements.map((one) => ({ box: boxOf(one), text: one.textContent }));
    const places = new Map(elements.map((one, index) => [one, index]));
    /** Its own text is another, and begins elsewhere where it is set to the end. */
    const isOtherText = (one: Element) =>
      one.childElementCount === 0 && before[places.get(one) ?? -1]?.text !== one.textContent;
    interface Shift {
      readonly sources?: readonly { readonly node: Node | null }[];
    }
    const shifted: Shift[] = [];
    const keep = (entries: readonly PerformanceEntry[]) =>
      void shifted.push(...(entries as readonly Shift[]));
    const shifts = new PerformanceObserver((list) => keep(list.getEntries()));
    shifts.observe({ type: 'layout-shift' });
    const whole = { subtree: true, childList: true, characterData: true, attributes: true };
    const touched = new Set<Node>();
    const take = (records: readonly MutationRecord[]) => {
      for (const { target, addedNodes, removedNodes } of records) {
        for (const node of [target, ...addedNodes, ...removedNodes]) touched.add(node);
      }
    };
    const observer = new MutationObserver(take);
    observer.observe(document.documentElement, whole);
    const found: Watch = {
      read() {
        observer.disconnect();
        const nodes = [...touched];
        const inside = nodes.filter((node) => row.contains(node) || !node.isConnected).length;
        const boxes = elements.filter((one, index) => {
          const moves = one.isConnected && boxOf(one) !== before[index]?.box;
          return moves && !isOtherText(one);
        }).length;
        keep(shifts.takeRecords());
        shifts.disconnect();
        const counted = shifted.filter(({ sources = [] }) =>
          sources.some(({ node }) => {
            const one = node instanceof Element ? node : node?.parentElement;
            return one == null || !isOtherText(one);
          }),
        ).length;
        return { inside, outside: nodes.length - inside, boxes, shifts: counted };
      },
    };
    Object.assign(window, { touched: found });
  }, threadId);
}

async function read(page: Page): Promise<Touched> {
  await nextFrames(page);
  return page.evaluate(() => (window as unknown as { touched: Watch }).touched.read());
}
