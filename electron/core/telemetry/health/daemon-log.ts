import { open } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { parseExportError } from './export-error.ts';
import type { SeenError } from './log-database.ts';

/** Of a long log only its end is read, in bytes. */
const TAIL_BYTES = 256 * 1024;

/**
 * The failed exports since a moment in the standard error of the TUI's daemon, newest first. Null
 * where the file cannot be read. Lines of other kinds are not looked into.
 */
export async function readDaemonLog(file: string, since: number): Promise<readonly SeenError[] | null> {
  const text = await readTail(file);
  if (text === null) return null;
  return text
    .split('\n')
    .filter((line) => line.includes('ExportError'))
    .flatMap((line) => errorOf(stripVTControlCharacters(line)))
    .filter(({ at }) => at > since)
    .reverse();
}

async function readTail(path: string): Promise<string | null> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } catch {
    return null;
  }
}

/** A line begins with its time: `2026-11-23T01:02:03.456789Z ERROR opentelemetry_sdk: …`. */
function errorOf(line: string): SeenError[] {
  const time = /^\s*(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(line)?.[1];
  const at = Date.parse(time ?? '');
  const found = parseExportError(line);
  return found === null || Number.isNaN(at) ? [] : [{ ...found, at }];
}
