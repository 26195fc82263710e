import { isUtf8 } from 'node:buffer';
import { expect } from 'vitest';
import { LineKernel } from '../../../electron/core/ingest/kernel/line-kernel.ts';
import type { LineSource } from '../../../electron/core/ingest/kernel/line-source.ts';
import { KERNEL_INPUT } from '../../../electron/core/ingest/kernel/protocol.ts';
import { kindOf, type LineKind } from '../../../electron/core/ingest/lines/line-kind.ts';
import { newRolloutState } from '../../../electron/core/ingest/lines/rollout-state.ts';
import { ParsedLines } from '../../../electron/core/ingest/scan/parsed-lines.ts';
import { RolloutReader } from '../../../electron/core/ingest/scan/rollout-reader.ts';
import { quartersOf } from '../../../electron/core/tokens/quarter-totals.ts';
import { hasRepeatedKey } from '../../../electron/core/tokens/repeated-key.ts';
import { ResponseList } from '../../../electron/core/tokens/response-list.ts';

export const kernel = new LineKernel();

const CARRIAGE_RETURN = 0x0d;

/** What reads few bytes. */
const parsedLines = new ParsedLines();

export function newReader(threadId: string, own: LineSource = kernel) {
  const responses = new ResponseList();
  return { reader: new RolloutReader(threadId, newRolloutState(), responses, own), responses };
}

/** Puts bytes into a reader, in pieces of the given size. */
export function feed(reader: RolloutReader, bytes: Buffer, size = KERNEL_INPUT): void {
  for (let at = 0; at < bytes.length; ) {
    const copied = bytes.copy(reader.space, 0, at, Math.min(bytes.length, at + size));
    reader.filled(copied);
    at += copied;
  }
}

/** What reading these bytes leaves behind. */
export function readByKernel(threadId: string, bytes: Buffer, size?: number, own?: LineSource) {
  const { reader, responses } = newReader(threadId, own);
  feed(reader, bytes, size);
  const { issues, limits, rebooked } = reader.finish();
  return { state: reader.state, issues, limits, rebooked, responses, sums: reader.sums() };
}

/** The reference: each line is parsed as JSON. */
export function readByJson(threadId: string, bytes: Buffer) {
  const { reader, responses } = newReader(threadId);
  const { scanner } = reader;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf('\n', start);
    const end = newline < 0 ? bytes.length : newline;
    const stop = newline >= 0 && end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    if (newline < 0 && !isObject(bytes.subarray(start))) break;
    scanner.owesNewline = newline < 0;
    scanner.lines += 1;
    const line = bytes.subarray(start, stop);
    if (!isUtf8(line)) reader.invalidUtf8(scanner.lines);
    else if (line.length > 0) reader.entry(kindFor(line), line, 0, line.length, scanner.lines);
    start = newline < 0 ? end : end + 1;
    scanner.consumed = start;
  }
  const { issues, limits, rebooked } = reader.finish();
  return { state: reader.state, issues, limits, rebooked, responses };
}

/** Parsed without a look at its head; longer lines are not parsed so. */
function kindFor(line: Buffer): LineKind {
  if (line.length < 1024 * 1024) return 'unknown';
  const { type, payload } = JSON.parse(line.toString()) as { type: string; payload: { type: string } };
  return kindOf(type, payload.type);
}

export function isObject(bytes: Buffer): boolean {
  try {
    return typeof JSON.parse(bytes.toString('utf8')) === 'object' && bytes.at(-1) === 0x7d;
  } catch {
    return false;
  }
}

/** Expects the kernel and what hands over each line to read what parsing reads, and the sums of both to be the same. */
export function expectSame(threadId: string, bytes: Buffer, size?: number): void {
  const { sums, responses, ...rest } = readByKernel(threadId, bytes, size);
  const parsed = readByJson(threadId, bytes);
  const { sums: _none, responses: handedOver, ...others } = readByKernel(threadId, bytes, size, parsedLines);
  expect({ ...others, responses: handedOver.view() }).toEqual({ ...rest, responses: responses.view() });
  expect({ ...rest, responses: responses.view() }).toEqual({
    ...parsed,
    responses: parsed.responses.view(),
  });
  if (!sums) return;
  expect(hasRepeatedKey(responses)).toBe(false);
  expect(sums).toEqual(quartersOf(responses, 0).pack());
}

/** The same bytes without the lines that are text and no JSON: of these a kernel reads no more than the head. */
export function withoutBroken(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf('\n', start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    const text = line.subarray(0, newline < 0 ? line.length : -1);
    if (!isUtf8(text) || isObject(text)) kept.push(line);
    start = end;
  }
  return Buffer.concat(kept);
}
