import { stripVTControlCharacters } from 'node:util';
import { isMissing, loadTail } from '../../platform/reading/regular-file.ts';
import { whyUnreadable } from '../../platform/reading/why-unreadable.ts';
import { parseExportErrors } from './export-error.ts';
import type { LogReading, SeenError } from './log-database.ts';

/** Only the end of a long log is read, in bytes. */
const TAIL_BYTES = 256 * 1024;

/** A more distant line says nothing about when a line was written. */
const FAR_LINES = 50;

/**
 * Reads the failed exports since a moment (milliseconds since the epoch) from the standard error of the TUI's daemon,
 * newest first. Other lines are not parsed.
 */
export async function readDaemonLog(file: string, since: number): Promise<LogReading> {
  try {
    const lines = (await loadTail(file, TAIL_BYTES)).toString('utf8').split('\n');
    const errors = errorsIn(lines)
      .filter(({ at }) => at > since)
      .reverse();
    return { state: 'read', errors };
  } catch (error) {
    if (isMissing(error)) return { state: 'missing' };
    return { state: 'unreadable', file, why: whyUnreadable(error, 'note') };
  }
}

/**
 * A line begins with its time: `2026-11-23T01:02:03.456789Z ERROR opentelemetry_sdk: …`. The one about the command
 * for headers has none (0.171.0) and gets that of the nearest line.
 */
function errorsIn(lines: readonly string[]): SeenError[] {
  return lines.flatMap((line, index) => {
    if (!/ExportError|OTel headers helper failed/.test(line)) return [];
    const at = timeOf(line) ?? nearestTime(lines, index);
    return at === null
      ? []
      : parseExportErrors(stripVTControlCharacters(line)).map((found) => ({ ...found, at }));
  });
}

function timeOf(line: string): number | null {
  const time = /^\s*(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(stripVTControlCharacters(line))?.[1];
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? null : at;
}

function nearestTime(lines: readonly string[], index: number): number | null {
  for (let away = 1; away <= FAR_LINES; away += 1) {
    for (const line of [lines[index + away], lines[index - away]]) {
      const at = line === undefined ? null : timeOf(line);
      if (at !== null) return at;
    }
  }
  return null;
}
