import { join } from 'node:path';
import type { OtelExportErrors } from '../../../shared/telemetry.ts';
import type { SignalName } from '../exporter.ts';
import { readDaemonLog } from './daemon-log.ts';
import { exportErrorSentence } from './export-error.ts';
import { readLogDatabase, type SeenError } from './log-database.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Codex keeps its rows for 10 days, but an export may have been set up anew since. */
const SINCE_MS = 3 * DAY_MS;

/** Where Codex writes down that an export failed. */
export interface ErrorPlaces {
  /** `logs_2.sqlite` stands there: the setting `sqlite_home`, else the Codex home. */
  readonly sqliteHome: string;
  readonly codexHome: string;
}

export type CodexErrors = Readonly<Record<SignalName, OtelExportErrors | null>>;

export const noErrors: CodexErrors = { logs: null, traces: null, metrics: null };

/** The newest failed export of each signal that Codex itself wrote down, and how many in the last day. */
export async function readCodexErrors(
  { sqliteHome, codexHome }: ErrorPlaces,
  now: number,
): Promise<CodexErrors> {
  const since = now - SINCE_MS;
  const [database, daemon] = await Promise.all([
    readLogDatabase(join(sqliteHome, 'logs_2.sqlite'), since),
    readDaemonLog(join(codexHome, 'app-server-daemon', 'daemon.stderr.log'), since),
  ]);
  const of = (signal: SignalName) => summed(signal, database ?? [], daemon ?? [], now);
  return { logs: of('logs'), traces: of('traces'), metrics: of('metrics') };
}

/** The daemon writes the same failure to both places, so they are not added up: the fuller one counts. */
function summed(
  signal: SignalName,
  database: readonly SeenError[],
  daemon: readonly SeenError[],
  now: number,
): OtelExportErrors | null {
  const own = (errors: readonly SeenError[]) => errors.filter((error) => error.signal === signal);
  const [inDatabase, inDaemon] = [own(database), own(daemon)];
  const source = inDaemon.length > inDatabase.length ? 'daemon-log' : 'log-database';
  const errors = source === 'daemon-log' ? inDaemon : inDatabase;
  const [newest] = errors.toSorted((a, b) => b.at - a.at);
  if (newest === undefined) return null;
  return {
    lastAt: new Date(newest.at).toISOString(),
    count: errors.filter(({ at }) => at > now - DAY_MS).length,
    reason: newest.reason,
    sentence: exportErrorSentence(newest),
    source,
  };
}
