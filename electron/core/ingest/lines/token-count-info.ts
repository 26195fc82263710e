import { hashText } from '../../collections/key-hash.ts';
import { type BelievedTokens, believeTokens, isBelievable } from '../../tokens/believable-tokens.ts';
import { countKey } from '../../tokens/response-key.ts';
import { asNumber, asObject } from './token-usage.ts';

/** The `info` of a `token_count` line: what one response and the session so far have used. */
export interface TokenCountInfo {
  /** `total_token_usage` as text, to tell whether it changed. */
  readonly total: string;
  /** True where the total is this one response's, as it is for the first of a process that counts from 0. */
  readonly isFirst: boolean;
  /** Input and output of `total_token_usage`; 0 after context overflow. */
  readonly totalSum: number;
  /** `total_token_usage.total_tokens`. */
  readonly totalTokens: number;
  /** `last_token_usage`. */
  readonly last: BelievedTokens;
  /** `last_token_usage.total_tokens`: the context in use. Null where it cannot be right. */
  readonly lastTokens: number | null;
  /** Null where the line names none, or one that cannot be right. */
  readonly windowTokens: number | null;
  /** True where the window cannot be right. */
  readonly isWindowOdd: boolean;
  /** The response's key where the line is of that moment, in milliseconds since the epoch. */
  keyAt(at: number): number;
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

/** The place of `total_tokens`. */
const TOTAL_PLACE = 5;

/** Codex adds totals up in 64 bits; beyond what a number holds, two of them may look the same. */
const MOST_EXACT = 1e15;

/** Counts as recorded, in the order of `PARTS`: of a parsed line they may be of any type. */
type Recorded = readonly unknown[];

/**
 * The total as text. Where it cannot tell two responses apart, the last response's counts are added: it is not
 * exact, or does not hold what that used.
 */
function totalText(total: Recorded, last: Recorded): string {
  const isExact = total.every((part) => typeof part === 'number' && part >= 0 && part < MOST_EXACT);
  return isExact && holds(total as Counts, last) ? total.join() : JSON.stringify([total, last]);
}

/** True where input and output of the total are at least those of the last response. */
function holds(total: readonly number[], last: Recorded): boolean {
  return [0, 3].every((part) => (total[part] ?? 0) >= (asNumber(last[part]) ?? 0));
}

/** A count as a number that a key can be made of; of what is none, one made of its text. */
function asCount(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : hashText(String(value));
}

/** `said`: the last response's counts, undefined or null where they are not. */
function infoOf(total: Recorded, last: Recorded, window: unknown, said = last): TokenCountInfo {
  const of = (place: number) => asNumber(total[place]) ?? 0;
  const windowTokens = isBelievable(window) ? window : null;
  const lastTokens = last[TOTAL_PLACE] ?? 0;
  return {
    total: totalText(total, last),
    isFirst: total.every((part, place) => place === TOTAL_PLACE || part === last[place]),
    totalSum: of(0) + of(3),
    totalTokens: of(TOTAL_PLACE),
    last: believeTokens(said[0], said[1], said[2], said[3], said[4], said[TOTAL_PLACE]),
    lastTokens: isBelievable(lastTokens) ? lastTokens : null,
    windowTokens,
    isWindowOdd: windowTokens === null && window !== null && window !== undefined,
    keyAt: (at) => countKey(at, last.map(asCount), total.map(asCount)),
  };
}

/** From a parsed line. Null where the line has no info, as at the start of a process. */
export function parsedInfo(value: unknown): TokenCountInfo | null {
  const info = asObject(value);
  if (!info) return null;
  const counts = (usage: unknown): Recorded => {
    const parts = asObject(usage);
    // Older Codex leaves out kinds of tokens that it does not know.
    return PARTS.map((part) => (parts === null ? null : (parts[part] ?? 0)));
  };
  const total = counts(info.total_token_usage);
  const last = counts(info.last_token_usage);
  const parts = asObject(info.last_token_usage);
  return infoOf(total, last, info.model_context_window, parts ? PARTS.map((part) => parts[part]) : last);
}

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const CLOSE = 0x7d;
const ZERO = 0x30;
/** The first letter of `null`. */
const NULL = 0x6e;

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
  if (at < 0 || isPartMissing(last)) return null;
  const place = bytes.subarray(at, Math.min(end, at + 80)).indexOf(WINDOW);
  if (place < 0) return null;
  const windowAt = at + place + WINDOW.length;
  if (bytes[windowAt] === NULL) return infoOf(total, last, null);
  let windowTokens = 0;
  at = windowAt;
  for (; isDigit(bytes[at]); at++) windowTokens = windowTokens * 10 + digit(bytes[at]);
  const isWhole = at > windowAt && (bytes[at] === COMMA || bytes[at] === CLOSE);
  return isWhole ? infoOf(total, last, windowTokens) : null;
}

/** True where input or output was not among the counts read last, though the others show that there was some. */
function isPartMissing([input, cached, written, output, reasoned, total]: Counts): boolean {
  if ((partsRead & 1) === 0 && cached + written + output + reasoned + total > 0) return true;
  return (partsRead & 8) === 0 && (reasoned > 0 || total > input);
}

/** Which counts were read last: a bit for each part. */
let partsRead = 0;

/** Reads `"name":123,…}` into `counts`. Returns the offset after the brace, or -1. */
function readCounts(bytes: Buffer, from: number, end: number, counts: Counts): number {
  let at = from;
  partsRead = 0;
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
    partsRead |= 1 << part;
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
