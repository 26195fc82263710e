import { hashBytes } from './key-hash.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const HYPHEN = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

const THREAD = Buffer.from('"thread_id":"');
const TURN = Buffer.from('"turn_id":"');
const SESSION = Buffer.from('"session_id":"');
const ROOT_TURN = Buffer.from('"root_turn_id":"');
const RESPONSE = Buffer.from('"response_id":"');
const INPUT = Buffer.from('"usage":{"input_tokens":');
const CACHED = Buffer.from('"cached_input_tokens":');
const WRITE = Buffer.from('"cache_write_input_tokens":');
const OUTPUT = Buffer.from('"output_tokens":');
const REASONING = Buffer.from('"reasoning_output_tokens":');
const TOTAL = Buffer.from('"total_tokens":');

/** Ids are UUIDs, except the response's. */
const UUID_LENGTH = 36;

function standsAt(bytes: Buffer, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/**
 * Reads `token_usage_record` lines whose members stand in the order of `TokenUsageRecord`
 * (codex-rs/protocol/src/protocol.rs) without decoding them and without making anything. One view is
 * used for all lines of a file.
 */
export class UsageRecordView {
  key = 0;
  input = 0;
  cachedInput = 0;
  cacheWriteInput = 0;
  output = 0;
  reasoningOutput = 0;
  /** The server's own total: the context in use after the response. */
  contextTokens = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private threadAt = 0;
  private threadEnd = 0;
  private turnAt = 0;
  private turnEnd = 0;
  private at = 0;

  /**
   * Reads the members from `membersAt` on. False where they stand otherwise: then the line must be
   * parsed.
   */
  read(bytes: Buffer, membersAt: number, end: number): boolean {
    this.bytes = bytes;
    this.at = membersAt;
    this.threadAt = this.at + THREAD.length;
    if (!this.text(THREAD, end)) return false;
    this.threadEnd = this.at - 2;
    this.turnAt = this.at + TURN.length;
    if (!this.text(TURN, end)) return false;
    this.turnEnd = this.at - 2;
    if (!this.text(SESSION, end) || !this.text(ROOT_TURN, end)) return false;
    const responseAt = this.at + RESPONSE.length;
    if (!this.text(RESPONSE, end)) return false;
    this.key = hashBytes(bytes, responseAt, this.at - 2);
    return this.counts();
  }

  get turnId(): string {
    return this.bytes.toString('latin1', this.turnAt, this.turnEnd);
  }

  isThread(id: string): boolean {
    return this.equals(id, this.threadAt, this.threadEnd);
  }

  isTurn(id: string | null): boolean {
    return id !== null && this.equals(id, this.turnAt, this.turnEnd);
  }

  private equals(id: string, from: number, to: number): boolean {
    if (id.length !== to - from) return false;
    for (let i = 0; i < id.length; i++) if (id.charCodeAt(i) !== this.bytes[from + i]) return false;
    return true;
  }

  /** Steps over `"name":"…",`. */
  private text(key: Uint8Array, end: number): boolean {
    if (!standsAt(this.bytes, this.at, key)) return false;
    this.at += key.length;
    if (this.bytes[this.at + UUID_LENGTH] === QUOTE && this.bytes[this.at + 8] === HYPHEN) {
      this.at += UUID_LENGTH + 2;
      return this.at < end;
    }
    while (this.at < end && this.bytes[this.at] !== QUOTE) {
      if (this.bytes[this.at] === BACKSLASH) return false;
      this.at += 1;
    }
    this.at += 2;
    return this.at < end;
  }

  private counts(): boolean {
    this.input = this.count(INPUT);
    this.cachedInput = this.count(CACHED);
    this.cacheWriteInput = this.count(WRITE);
    this.output = this.count(OUTPUT);
    this.reasoningOutput = this.count(REASONING);
    this.contextTokens = this.count(TOTAL);
    return (
      this.input >= 0 &&
      this.cachedInput >= 0 &&
      this.cacheWriteInput >= 0 &&
      this.output >= 0 &&
      this.reasoningOutput >= 0 &&
      this.contextTokens >= 0
    );
  }

  /** Steps over `"name":123,`. -1 where something else stands there. */
  private count(key: Uint8Array): number {
    if (!standsAt(this.bytes, this.at, key)) return -1;
    this.at += key.length;
    const from = this.at;
    let value = 0;
    for (
      let digit = this.bytes[this.at] ?? 0;
      digit >= ZERO && digit <= NINE;
      digit = this.bytes[this.at] ?? 0
    ) {
      value = value * 10 + (digit - ZERO);
      this.at += 1;
    }
    const length = this.at - from;
    this.at += 1;
    return length === 0 || length > 15 ? -1 : value;
  }
}
