import { stripVTControlCharacters } from 'node:util';
import { isMissing, loadTail } from '../../platform/regular-file.ts';
import { whyUnreadable } from '../../platform/why-unreadable.ts';
import { parseExportError } from './export-error.ts';
import type { LogReading, SeenError } from './log-database.ts';

/** Of a long log only its end is read, in bytes. */
const TAIL_BYTES = 256 * 1024;

/**
 * Reads the failed exports since a moment (milliseconds since the epoch) from the standard error of the
 * TUI's daemon, newest first. Lines of other kinds are not looked into.
 */
export async function readDaemonLog(file: string, since: number): Promise<LogReading> {
  try {
    const errors = (await loadTail(file, TAIL_BYTES))
      .toString('utf8')
      .split('\n')
      .filter((line) => line.includes('ExportError'))
      .flatMap((line) => errorOf(stripVTControlCharacters(line)))
      .filter(({ at }) => at > since)
      .reverse();
    return { state: 'read', errors };
  } catch (error) {
    if (isMissing(error)) return { state: 'missing' };
    return { state: 'unreadable', file, why: whyUnreadable(error, 'note') };
  }
}

/** A line begins with its time: `2026-11-23T01:02:03.456789Z ERROR opentelemetry_sdk: …`. */
function errorOf(line: string): SeenError[] {
  const time = /^\s*(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(line)?.[1];
  const at = Date.parse(time ?? '');
  const found = parseExportError(line);
  return found === null || Number.isNaN(at) ? [] : [{ ...found, at }];
}
