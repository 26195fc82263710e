import { believeTokens, type CountFlaw, isBelievable, isOnlyTotal } from '../../tokens/believable-tokens.ts';
import { recordKey, tellingTotal } from '../../tokens/response-key.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const ZERO = 0x30;
const CLOSE = 0x7d;

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
const TURN_TOTALS = Buffer.from(',"turn_token_usage":{');
const THREAD_TOTALS = Buffer.from(',"thread_token_usage":{');

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
/** As Codex writes them. */
const COUNTS = [INPUT, CACHED, WRITE, OUTPUT, REASONING, TOTAL];

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
  /** As of `CountedRecord`. */
  threadTotal = -1;
  input = 0;
  cachedInput = 0;
  cacheWriteInput = 0;
  output = 0;
  reasoningOutput = 0;
  /** The server's own total: the context in use after the response. Null where it cannot be right. */
  contextTokens: number | null = 0;
  flaw: CountFlaw | null = null;
  private bytes = NO_BYTES;
  private membersAt = 0;
  private at = 0;
  private readonly usage = [0, 0, 0, 0, 0, 0];
  private readonly turnTotals = [0, 0, 0, 0, 0, 0];
  private readonly totals = [0, 0, 0, 0, 0, 0];

  /**
   * Reads the members from `membersAt` on, of a line of the moment `time` and that ordinal, -1 for none. False
   * where they stand otherwise: then the line must be parsed.
   */
  read(bytes: Buffer, membersAt: number, end: number, time: number, ordinal: number): boolean {
    this.bytes = bytes;
    this.membersAt = membersAt;
    const responseAt = membersAt + ROOT_TURN + UUID + RESPONSE.length;
    if (responseAt >= end || !standsAt(bytes, responseAt - RESPONSE.length, RESPONSE)) return false;
    let at = responseAt;
    while (at < end && bytes[at] !== QUOTE) if (bytes[at++] === BACKSLASH) return false;
    if (!standsAt(bytes, at, USAGE)) return false;
    const idEnd = at;
    this.at = at + USAGE.length;
    if (!this.counts(this.usage)) return false;
    const hasTotals = this.bytes[this.at] !== CLOSE;
    if (hasTotals) {
      if (!this.stepOver(TURN_TOTALS) || !this.counts(this.turnTotals)) return false;
      if (!this.stepOver(THREAD_TOTALS) || !this.counts(this.totals)) return false;
    }
    const turnAt = membersAt + TURN;
    const totals = hasTotals ? this.totals : null;
    const turnTotals = hasTotals ? this.turnTotals : null;
    const { usage } = this;
    const ids = [turnAt, turnAt + UUID, responseAt, idEnd] as const;
    this.key = recordKey(bytes, ...ids, usage, turnTotals, totals, time, ordinal);
    this.threadTotal = tellingTotal(usage, totals);
    const [input, cached, write, output, reasoning, total] = usage;
    const tokens = believeTokens(input, cached, write, output, reasoning, total);
    this.input = tokens.input;
    this.cachedInput = tokens.cachedInput;
    this.cacheWriteInput = tokens.cacheWriteInput;
    this.output = tokens.output;
    this.reasoningOutput = tokens.reasoningOutput;
    this.contextTokens = isBelievable(total) ? total : null;
    const isUnbelievable = this.contextTokens === null;
    const isPart = isOnlyTotal(tokens, total);
    this.flaw = tokens.flaw ?? (isUnbelievable ? 'count-not-believed' : isPart ? 'count-missing' : null);
    return true;
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

  /** Reads six counts in their order, and steps over the brace that ends them. */
  private counts(into: number[]): boolean {
    for (let part = 0; part < COUNTS.length; part++) {
      const value = this.count(COUNTS[part] ?? TOTAL);
      if (value < 0) return false;
      into[part] = value;
    }
    return this.bytes[this.at - 1] === CLOSE;
  }

  private stepOver(text: Uint8Array): boolean {
    if (!standsAt(this.bytes, this.at, text)) return false;
    this.at += text.length;
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
