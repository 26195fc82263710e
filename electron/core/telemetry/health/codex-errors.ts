import { join } from 'node:path';
import { DAY_MS } from '../../../shared/durations.ts';
import type { OtelExportErrors } from '../../../shared/telemetry/telemetry.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import { readDaemonLog } from './daemon-log.ts';
import { exportErrorSentence } from './export-error.ts';
import { type LogReading, readLogDatabase, type SeenError } from './log-database.ts';

/** Codex keeps its rows for 10 days, but an export may have been reconfigured since. */
const SINCE_MS = 3 * DAY_MS;

/** Where Codex logs failed exports. */
export interface ErrorPlaces {
  /** The folder of `logs_2.sqlite`: the setting `sqlite_home`, else the Codex home. */
  readonly sqliteHome: string;
  readonly codexHome: string;
}

/** The failed exports in Codex's own logs. */
export interface CodexErrors {
  /** The newest failed export of each signal, and the count of the last day; null where none was found. */
  readonly bySignal: Readonly<Record<SignalName, OtelExportErrors | null>>;
  /** The same without failures of a command for headers, which say nothing about signals without one. */
  readonly withoutHelper: Readonly<Record<SignalName, OtelExportErrors | null>>;
  /** Logs that exist and could not be read, so that "none found" is not certain. */
  readonly unreadable: readonly UnreadableLog[];
}

export type UnreadableLog = Pick<Extract<LogReading, { state: 'unreadable' }>, 'file' | 'why'>;

export const noErrors: CodexErrors = {
  bySignal: { logs: null, traces: null, metrics: null },
  withoutHelper: { logs: null, traces: null, metrics: null },
  unreadable: [],
};

/** Returns the files in which Codex logs failed exports. */
export function errorFiles({
  sqliteHome,
  codexHome,
}: ErrorPlaces): readonly [database: string, daemon: string] {
  return [join(sqliteHome, 'logs_2.sqlite'), join(codexHome, 'app-server-daemon', 'daemon.stderr.log')];
}

/** Reads the failed exports of the last days. `now` in milliseconds since the epoch. */
export async function readCodexErrors(places: ErrorPlaces, now: number): Promise<CodexErrors> {
  const since = now - SINCE_MS;
  const [databaseFile, daemonFile] = errorFiles(places);
  const [database, daemon] = await Promise.all([
    readLogDatabase(databaseFile, since),
    readDaemonLog(daemonFile, since),
  ]);
  const of = (isCounted: (error: SeenError) => boolean) => {
    const [inDatabase, inDaemon] = [database, daemon].map((log) => errorsIn(log).filter(isCounted));
    const sum = (signal: SignalName) => summed(signal, inDatabase ?? [], inDaemon ?? [], now);
    return { logs: sum('logs'), traces: sum('traces'), metrics: sum('metrics') };
  };
  return {
    bySignal: of(() => true),
    withoutHelper: of(({ reason }) => reason !== 'helper'),
    unreadable: [database, daemon].flatMap((log) =>
      log.state === 'unreadable' ? [{ file: log.file, why: log.why }] : [],
    ),
  };
}

function errorsIn(log: LogReading): readonly SeenError[] {
  return log.state === 'read' ? log.errors : [];
}

/** The daemon logs the same failure in both places, so they are not added: the higher count is used. */
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
