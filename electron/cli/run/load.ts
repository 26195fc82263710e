import type { ToolQuery } from '../../core/tool-calls/tool-sums.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { ToolReport } from '../../shared/tools.ts';
import type { ScanProgress } from '../../shared/usage.ts';
import { bar } from '../text/bar.ts';
import { textWidth } from '../text/width.ts';
import type { CommandContext } from './command-context.ts';

/** Work that is shorter than this shows no progress, in milliseconds. */
const PATIENCE_MS = 1_000;

/** It moves no oftener than this, in milliseconds. */
const STEP_MS = 100;

const CELLS = 20;

const SESSIONS = 'Reading sessions';

/** Reads everything, with a bar on stderr where that takes long and a terminal shows it. */
export async function load(session: CommandContext): Promise<Snapshot> {
  const { store } = session.glance;
  const bar = progressBar(session);
  const unsubscribe = bar && store.subscribe(({ usage: { progress } }) => bar.show(progress));
  try {
    await session.glance.load();
  } finally {
    unsubscribe?.();
    await bar?.hide();
  }
  return store.getState();
}

/** Reads what was used, and nothing else, with the same bar. */
export async function readUsage(session: CommandContext): Promise<void> {
  const bar = progressBar(session);
  try {
    await session.usage.readUsage(bar?.show);
  } finally {
    await bar?.hide();
  }
}

/** Reads the calls of tools in all sessions, with the same bar. */
export async function readTools(session: CommandContext, query: ToolQuery): Promise<ToolReport> {
  const bar = progressBar(session);
  try {
    return await session.usage.toolReport(query, bar?.show);
  } finally {
    await bar?.hide();
  }
}

/** Reads something else, of all sessions where `what` says nothing else, with the same bar. */
export async function withProgress<T>(
  session: CommandContext,
  read: (onProgress: (progress: Pick<ScanProgress, 'bytesDone' | 'bytesTotal'>) => void) => Promise<T>,
  what = SESSIONS,
): Promise<T> {
  const bar = progressBar(session, what);
  try {
    return await read((progress) => bar?.show(progress));
  } finally {
    await bar?.hide();
  }
}

interface ProgressBar {
  show(progress: Pick<ScanProgress, 'bytesDone' | 'bytesTotal'> | null): void;
  /** Takes the bar away. */
  hide(): Promise<void>;
}

/** Shows the progress of a first read; null where nobody would see it. */
function progressBar({ terminal, format, quiet }: CommandContext, what = SESSIONS): ProgressBar | null {
  const { stderr, clock } = terminal;
  if (!stderr.isTTY || quiet) return null;
  const startedAt = clock.now();
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(progress) {
      const now = clock.now();
      if (progress === null || now - startedAt < PATIENCE_MS || now - shownAt < STEP_MS) return;
      const share = progress.bytesTotal === 0 ? 0 : progress.bytesDone / progress.bytesTotal;
      const text = `${what} ${bar(share, CELLS)} ${format.percent(share * 100)}`;
      if (textWidth(text) >= (stderr.columns ?? 80)) return;
      shownAt = now;
      void stderr.write(`\r${text}\u001b[K`);
    },
    async hide() {
      if (Number.isFinite(shownAt)) await stderr.write('\r\u001b[K');
    },
  };
}
