import type { Snapshot } from '../shared/snapshot.ts';
import type { Session } from './session.ts';
import { bar } from './text/bar.ts';
import { textWidth } from './text/width.ts';

/** Work that is shorter than this shows no progress, in milliseconds. */
const PATIENCE_MS = 1_000;

const CELLS = 20;

/** Reads everything, with a bar on stderr where that takes long and a terminal shows it. */
export async function load(session: Session): Promise<Snapshot> {
  const hide = showProgress(session);
  try {
    await session.glance.load();
  } finally {
    await hide();
  }
  return session.glance.store.getState();
}

/** Reads what was used, and nothing else, with the same bar. */
export async function readUsage(session: Session): Promise<void> {
  const hide = showProgress(session);
  try {
    await session.glance.readUsage();
  } finally {
    await hide();
  }
}

/** Shows the progress of a first read while it runs; returns what takes the bar away. */
export function showProgress({ glance, terminal, format, quiet }: Session): () => Promise<void> {
  const { stderr, clock } = terminal;
  if (!stderr.isTTY || quiet) return async () => {};
  const startedAt = clock.now();
  let shown = false;
  const unsubscribe = glance.store.subscribe(({ usage: { progress } }) => {
    if (progress === null || clock.now() - startedAt < PATIENCE_MS) return;
    const share = progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
    const text = `Reading sessions ${bar(share, CELLS)} ${format.percent(share * 100)}`;
    if (textWidth(text) >= (stderr.columns ?? 80)) return;
    shown = true;
    void stderr.write(`\r${text}\u001b[K`);
  });
  return async () => {
    unsubscribe();
    if (shown) await stderr.write('\r\u001b[K');
  };
}
