import { open } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
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
    const errors = (await readTail(file))
      .split('\n')
      .filter((line) => line.includes('ExportError'))
      .flatMap((line) => errorOf(stripVTControlCharacters(line)))
      .filter(({ at }) => at > since)
      .reverse();
    return { state: 'read', errors };
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' };
    return { state: 'unreadable', file, why: typeof code === 'string' ? code : String(error) };
  }
}

async function readTail(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const length = Math.min(size, TAIL_BYTES);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.subarray(0, bytesRead).toString('utf8');
}

/** A line begins with its time: `2026-11-23T01:02:03.456789Z ERROR opentelemetry_sdk: …`. */
function errorOf(line: string): SeenError[] {
  const time = /^\s*(\d{4}-\d\d-\d\dT[\d:.]+Z)/.exec(line)?.[1];
  const at = Date.parse(time ?? '');
  const found = parseExportError(line);
  return found === null || Number.isNaN(at) ? [] : [{ ...found, at }];
}
