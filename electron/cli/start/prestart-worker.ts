import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX_NAME } from '../../core/index/index-path.ts';
import { type PoolWorker, startWorker } from '../../core/ingest/scan/worker-pool.ts';
import { endSoon } from '../../core/platform/v8-flags.ts';
import { codexHomesOf, stateDirOf } from '../run/named-folders.ts';
import { TOOLS } from '../run/quick.ts';

/** Where Codex was used on fewer days, there is too little to read for a second thread. */
const MANY_DAYS = 10;

/**
 * Starts a thread that will read sessions, while the command itself is still being loaded. Null where there is an
 * index, so that little or nothing is left to read.
 */
export function prestartWorker(argv: readonly string[]): PoolWorker | null {
  // Calls of tools are read without a second thread.
  if (argv[1] === TOOLS) return null;
  if (namesIn(stateDirOf(argv)).some((name) => INDEX_NAME.test(name))) return null;
  if (!codexHomesOf(argv).some(hasManyDays)) return null;
  const worker = startWorker();
  // A first read would else take 40 MB more and end no sooner. Not before the worker is up: V8 takes no code that
  // was compiled with other flags, so that Node would compile all of its own that the worker needs.
  worker?.worker.once('message', () => endSoon({ reads: true }));
  return worker;
}

/** Sessions are in folders by year, month and day. */
function hasManyDays(home: string): boolean {
  const sessions = join(home, 'sessions');
  let days = 0;
  for (const year of namesIn(sessions).reverse()) {
    for (const month of namesIn(join(sessions, year)).reverse()) {
      days += namesIn(join(sessions, year, month)).length;
      if (days >= MANY_DAYS) return true;
    }
  }
  return false;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
