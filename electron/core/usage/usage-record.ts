import type { Tokens } from '../../shared/tokens.ts';
import { afterMember } from './raw-field.ts';

/** What a `token_usage_record` line says. */
export interface UsageRecord {
  readonly threadId: string;
  readonly turnId: string;
  readonly responseId: string;
  readonly tokens: Tokens;
  /** The server's own total: the context in use after the response. */
  readonly contextTokens: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const NINE = 0x39;

const ids = [
  '"payload":{"thread_id":"',
  '"turn_id":"',
  '"session_id":"',
  '"root_turn_id":"',
  '"response_id":"',
].map((text) => Buffer.from(text));
const counts = [
  '"usage":{"input_tokens":',
  '"cached_input_tokens":',
  '"cache_write_input_tokens":',
  '"output_tokens":',
  '"reasoning_output_tokens":',
  '"total_tokens":',
].map((text) => Buffer.from(text));

/**
 * Reads a record whose members stand in the order of `TokenUsageRecord`
 * (codex-rs/protocol/src/protocol.rs) without decoding the line. Null where they stand otherwise:
 * then the line must be parsed.
 */
export function readUsageRecord(bytes: Buffer, start: number, end: number): UsageRecord | null {
  const payload = afterMember(bytes, 'payload', start, Math.min(end, start + 160));
  if (payload < 0) return null;
  let at = payload - '"payload":'.length;
  const texts: string[] = [];
  for (const key of ids) {
    if (!standsAt(bytes, at, key)) return null;
    const from = at + key.length;
    at = from;
    while (at < end && bytes[at] !== QUOTE) if (bytes[at++] === BACKSLASH) return null;
    texts.push(bytes.toString('latin1', from, at));
    at += 2;
  }
  const numbers: number[] = [];
  for (const key of counts) {
    if (!standsAt(bytes, at, key)) return null;
    at += key.length;
    const from = at;
    let value = 0;
    for (let digit = bytes[at] ?? 0; digit >= ZERO && digit <= NINE; digit = bytes[at] ?? 0) {
      value = value * 10 + (digit - ZERO);
      at++;
    }
    if (at === from || at - from > 15) return null;
    numbers.push(value);
    at += 1;
  }
  const [threadId = '', turnId = '', , , responseId = ''] = texts;
  const [
    input = 0,
    cachedInput = 0,
    cacheWriteInput = 0,
    output = 0,
    reasoningOutput = 0,
    contextTokens = 0,
  ] = numbers;
  const tokens = { input, cachedInput, cacheWriteInput, output, reasoningOutput, total: input + output };
  return { threadId, turnId, responseId, tokens, contextTokens };
}

function standsAt(bytes: Buffer, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}
