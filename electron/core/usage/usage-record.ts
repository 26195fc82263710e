import { hashBytes } from './key-hash.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const ZERO = 0x30;

const NO_BYTES: Buffer = Buffer.alloc(0);

/** Ids are UUIDs, except the response's. */
const UUID = 36;

const THREAD = '"thread_id":"'.length;
const TURN = THREAD + UUID + '","turn_id":"'.length;
const SESSION = TURN + UUID + '","session_id":"'.length;
const ROOT_TURN = SESSION + UUID + '","root_turn_id":"'.length;
/** What follows the root turn's id, if all ids before it are UUIDs and the members stand in order. */
const RESPONSE = Buffer.from('","response_id":"');
const USAGE = Buffer.from('","usage":{');

/** A count's name, by what tells it from the others: its length and first letter. */
interface CountName {
  readonly length: number;
  readonly first: number;
}

function countName(name: string): CountName {
  return { length: `"${name}":`.length, first: name.charCodeAt(0) };
}

const INPUT = countName('input_tokens');
const CACHED = countName('cached_input_tokens');
const WRITE = countName('cache_write_input_tokens');
const OUTPUT = countName('output_tokens');
const REASONING = countName('reasoning_output_tokens');
const TOTAL = countName('total_tokens');

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
  private bytes = NO_BYTES;
  private membersAt = 0;
  private at = 0;

  /**
   * Reads the members from `membersAt` on. False where they stand otherwise: then the line must be
   * parsed.
   */
  read(bytes: Buffer, membersAt: number, end: number): boolean {
    this.bytes = bytes;
    this.membersAt = membersAt;
    const responseAt = membersAt + ROOT_TURN + UUID + RESPONSE.length;
    if (responseAt >= end || !standsAt(bytes, responseAt - RESPONSE.length, RESPONSE)) return false;
    let at = responseAt;
    while (at < end && bytes[at] !== QUOTE) if (bytes[at++] === BACKSLASH) return false;
    if (!standsAt(bytes, at, USAGE)) return false;
    this.key = hashBytes(bytes, responseAt, at);
    this.at = at + USAGE.length;
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

  get turnId(): string {
    return this.bytes.toString('latin1', this.membersAt + TURN, this.membersAt + TURN + UUID);
  }

  isThread(id: string): boolean {
    return this.equals(id, this.membersAt + THREAD);
  }

  isTurn(id: string | null): boolean {
    return id !== null && this.equals(id, this.membersAt + TURN);
  }

  private equals(id: string, from: number): boolean {
    if (id.length !== UUID) return false;
    for (let i = 0; i < UUID; i++) if (id.charCodeAt(i) !== this.bytes[from + i]) return false;
    return true;
  }

  /** Steps over `"name":123,`. -1 where something else stands there. */
  private count({ length, first }: CountName): number {
    const { bytes } = this;
    let at = this.at + length;
    if (bytes[this.at + 1] !== first || bytes[at - 1] !== COLON || bytes[at - 2] !== QUOTE) return -1;
    const from = at;
    let value = 0;
    for (let digit = (bytes[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO) {
      value = value * 10 + digit;
    }
    this.at = at + 1;
    return at === from || at - from > 15 ? -1 : value;
  }
}
