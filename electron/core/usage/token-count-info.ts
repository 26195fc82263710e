import type { Tokens } from '../../shared/tokens.ts';
import { asNumber, asObject } from './token-usage.ts';

/** The `info` of a `token_count` line: what one response and the session so far have used. */
export interface TokenCountInfo {
  /** `total_token_usage` as text, to tell whether it changed. */
  readonly total: string;
  /** Input and output of `total_token_usage`; 0 after context overflow. */
  readonly totalSum: number;
  /** `total_token_usage.total_tokens`. */
  readonly totalTokens: number;
  /** `last_token_usage`. */
  readonly last: Tokens;
  /** `last_token_usage.total_tokens`: the context in use. */
  readonly lastTokens: number;
  readonly windowTokens: number | null;
}

const PARTS = [
  'input_tokens',
  'cached_input_tokens',
  'cache_write_input_tokens',
  'output_tokens',
  'reasoning_output_tokens',
  'total_tokens',
] as const;

type Counts = [number, number, number, number, number, number];

function infoOf(total: Counts, last: Counts, windowTokens: number | null): TokenCountInfo {
  const [input, cachedInput, cacheWriteInput, output, reasoningOutput, lastTokens] = last;
  return {
    total: total.join(),
    totalSum: total[0] + total[3],
    totalTokens: total[5],
    last: { input, cachedInput, cacheWriteInput, output, reasoningOutput, total: input + output },
    lastTokens,
    windowTokens,
  };
}

/** From a parsed line. Null where the line has no info, as at the start of a process. */
export function parsedInfo(value: unknown): TokenCountInfo | null {
  const info = asObject(value);
  if (!info) return null;
  const counts = (usage: unknown) => {
    const parts = asObject(usage);
    return PARTS.map((part) => Math.max(0, Math.trunc(asNumber(parts?.[part]) ?? 0))) as Counts;
  };
  return infoOf(
    counts(info.total_token_usage),
    counts(info.last_token_usage),
    asNumber(info.model_context_window),
  );
}

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const CLOSE = 0x7d;
const ZERO = 0x30;

const TOTAL = Buffer.from('"info":{"total_token_usage":{');
const LAST = Buffer.from(',"last_token_usage":{');
const WINDOW = Buffer.from('"model_context_window":');
const NAMES = PARTS.map((part) => Buffer.from(part));

/**
 * Reads info straight from a line's bytes, from `membersAt` on. Null where its members do not stand as
 * Codex writes them: then the line must be parsed.
 */
export function rawInfo(bytes: Buffer, membersAt: number, end: number): TokenCountInfo | null {
  if (!standsAt(bytes, membersAt, TOTAL)) return null;
  const total: Counts = [0, 0, 0, 0, 0, 0];
  const last: Counts = [0, 0, 0, 0, 0, 0];
  let at = readCounts(bytes, membersAt + TOTAL.length, end, total);
  if (at < 0 || !standsAt(bytes, at, LAST)) return null;
  at = readCounts(bytes, at + LAST.length, end, last);
  if (at < 0) return null;
  const place = bytes.subarray(at, Math.min(end, at + 80)).indexOf(WINDOW);
  if (place < 0) return null;
  let windowTokens: number | null = null;
  for (let i = at + place + WINDOW.length; isDigit(bytes[i]); i++) {
    windowTokens = (windowTokens ?? 0) * 10 + digit(bytes[i]);
  }
  return infoOf(total, last, windowTokens);
}

/** Reads `"name":123,…}` into `counts`. Returns the offset after the brace, or -1. */
function readCounts(bytes: Buffer, from: number, end: number, counts: Counts): number {
  let at = from;
  while (at < end) {
    if (bytes[at] !== QUOTE) return -1;
    const nameAt = at + 1;
    const part = partAt(bytes, nameAt);
    const length = NAMES[part]?.length;
    if (length === undefined) return -1;
    at = nameAt + length + 1;
    if (bytes[at++] !== COLON || !isDigit(bytes[at])) return -1;
    let value = 0;
    for (; isDigit(bytes[at]); at++) value = value * 10 + digit(bytes[at]);
    counts[part as 0] = value;
    if (bytes[at] === CLOSE) return at + 1;
    if (bytes[at++] !== COMMA) return -1;
  }
  return -1;
}

/** Which count's name stands at `at`, or -1. */
function partAt(bytes: Buffer, at: number): number {
  for (let part = 0; part < NAMES.length; part++) {
    const name = NAMES[part];
    if (name && bytes[at + name.length] === QUOTE && standsAt(bytes, at, name)) return part;
  }
  return -1;
}

function digit(byte: number | undefined): number {
  return (byte ?? ZERO) - ZERO;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

function standsAt(bytes: Buffer, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}
