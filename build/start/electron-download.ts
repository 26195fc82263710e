import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type DownloadOutcome =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly reason: string };

export interface ElectronDownload {
  readonly outcome: Promise<DownloadOutcome>;
  /** Ends it where it still runs. */
  stop(): void;
}

/** Runs the `electron` package's own installer, because the package no longer does so by itself. */
export function downloadElectron(packageDir: string): ElectronDownload {
  const child = spawn(process.execPath, [join(packageDir, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const outcome = new Promise<DownloadOutcome>((resolve) => {
    child.on('error', ({ message }) => resolve({ state: 'failed', reason: message }));
    child.on('close', (code) => {
      resolve(code === 0 ? { state: 'done' } : { state: 'failed', reason: firstError(said) });
    });
  });
  return { outcome, stop: () => void child.kill() };
}

/** `TypeError: fetch failed` and a stack become `fetch failed`. */
function firstError(said: string): string {
  const line = said.split('\n').find((text) => text.trim() !== '') ?? 'no reason given';
  return line.replace(/^\s*(?:Uncaught )?\w*Error: /, '').trim();
}

/** The outcome, or null where it takes longer than `ms`. */
export async function outcomeWithin(download: ElectronDownload, ms: number): Promise<DownloadOutcome | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([download.outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
