import { readSync } from 'node:fs';
import type { LineSource } from '../kernel/line-source.ts';

const HEAD = 256;
const TAIL = 2048;

/** Hashes the first bytes of a file and the last before `consumed`. What is in the source's input is lost. */
export function fingerprintOf(fd: number, consumed: number, source: LineSource): number {
  const { input } = source;
  const head = readSync(fd, input, 0, Math.min(HEAD, consumed), 0);
  const from = Math.max(0, consumed - TAIL);
  const tail = readSync(fd, input, head, Math.min(TAIL, consumed - from), from);
  return source.hashInput(0, head, head, head + tail);
}

/** Hashes the same of a file that is in the source's input from the first byte to the last that was taken. */
export function fingerprintIn(source: LineSource, consumed: number): number {
  return source.hashInput(0, Math.min(HEAD, consumed), Math.max(0, consumed - TAIL), consumed);
}
