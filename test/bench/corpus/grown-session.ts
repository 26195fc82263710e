import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { writeLine } from './line-template.ts';
import { LineWriter } from './line-writer.ts';
import { hex, uuidV4, uuidV7 } from './random.ts';
import type { LimitUse, Scene, TokenSum } from './scene.ts';
import type { ForkShape, SessionShape, ShapeLine, TokenStep } from './session-shape.ts';
import type { TextFiller, TextKind, TextPiece } from './text-filler.ts';
import { isoTime } from './text-parts.ts';

const MODELS = ['gpt-6.1-sol', 'gpt-6-luna', 'gpt-5.5', 'gpt-5.4'];
const FOLDERS = ['/home/dev/shop', '/home/dev/api', '/home/dev/site', '/home/dev/tools', '/home/dev/infra'];

/** Tokens as Codex writes them, by its own names. */
type Usage = Record<string, number>;

/** What a generated session is made from. */
export interface SessionPlan {
  readonly dir: string;
  readonly shape: SessionShape;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** No line is later; milliseconds since the epoch. */
  readonly until: number;
  /** Bytes that are met or exceeded by one response. */
  readonly size: number;
  readonly random: () => number;
  readonly filler: TextFiller;
  /** Decides model and folder. */
  readonly index: number;
}

/** Bytes of a call on average, and the time that passes with it in milliseconds. */
const [CALL_BYTES, CALL_MS] = [7_000, 12_000];

const PREFIXES: Readonly<Record<string, string>> = { resp_mock: 'resp', resp_ws: 'resp', msg_ws: 'msg' };

/** A session on disk, and all that is needed to let it go on. */
export class GrownSession implements Scene {
  path: string;
  readonly thread: string;
  readonly folder: string;
  readonly model: string;
  out: LineWriter;
  /** The time of its last line, in milliseconds since the epoch. */
  at: number;
  bytes = 0;
  responses = 0;
  /** Sums over all its responses. */
  readonly sum = { input: 0, cachedInput: 0, output: 0 };
  readonly #shape: SessionShape;
  readonly #random: () => number;
  readonly #filler: TextFiller;
  readonly #sums: Record<TokenSum, Usage> = { response: {}, total: {}, turn: {}, thread: {} };
  readonly #ids = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  readonly #texts = [
    new Map<string, TextPiece>(),
    new Map<string, TextPiece>(),
    new Map<string, TextPiece>(),
  ];
  /** 0 in the opening, 1 in a turn, 2 in a call of it: ids and texts of a call are its own. */
  #depth = 0;
  #turn = '';
  #ordinal = 0;
  #mayRestart = true;
  #pace = 1;

  constructor({ dir, shape, startedAt, random, filler, index }: SessionPlan, out: LineWriter) {
    const recorded = /([0-9a-f-]{36})\.jsonl$/.exec(shape.path)?.[1] ?? '';
    this.thread = recorded[14] === '4' ? uuidV4(random) : uuidV7(startedAt, random);
    this.#ids[0]?.set(recorded, this.thread);
    const stamp = isoTime(startedAt);
    const name = `rollout-${stamp.slice(0, 19).replaceAll(':', '-')}-${this.thread}.jsonl`;
    this.path = join(dir, 'sessions', stamp.slice(0, 4), stamp.slice(5, 7), stamp.slice(8, 10), name);
    this.folder = FOLDERS[index % FOLDERS.length] ?? '/';
    this.model = MODELS[index % MODELS.length] ?? '';
    this.at = startedAt;
    this.out = out;
    this.#shape = shape;
    this.#random = random;
    this.#filler = filler;
  }

  get version(): string {
    return this.#shape.version;
  }

  /** Writes the whole file: the opening, then turns until the size is met. */
  write(plan: SessionPlan): void {
    this.#writeFile(plan, () => this.#writeAll(this.#shape.opening));
  }

  /** Writes the file of a fork as Codex did until 0.147: all lines of the parent, as if written at the fork. */
  writeFork(plan: SessionPlan, parent: GrownSession, { first, child, origin }: ForkShape): void {
    this.#ids[0]?.set(child, this.thread).set(origin, parent.thread);
    Object.assign(this.#sums, parent.#sums);
    const copy = readFileSync(parent.path);
    const stamp = isoTime(this.at);
    for (let start = 0; start < copy.length; start = copy.indexOf('\n', start) + 1) {
      copy.write(stamp, start + '{"timestamp":"'.length, 'latin1');
    }
    this.#writeFile({ ...plan, size: plan.size + copy.length }, () => {
      writeLine(first, this);
      this.out.add(copy);
    });
  }

  #writeFile({ size, until, startedAt }: SessionPlan, open: () => void): void {
    const { turnStart, call, turnEnd } = this.#shape;
    this.#pace = Math.min(1, (until - startedAt) / ((1 + size / CALL_BYTES) * 3 * CALL_MS));
    mkdirSync(dirname(this.path), { recursive: true });
    this.out.open(this.path);
    this.#turn = uuidV7(this.at + 1, this.#random);
    open();
    while (this.out.bytes < size) {
      this.#beginTurn();
      this.#writeAll(turnStart);
      const calls = call.length === 0 ? 0 : 1 + Math.floor(this.#random() * 12);
      for (let round = 0; round < calls && (round === 0 || this.out.bytes < size); round++) {
        this.#beginCall();
        this.#writeAll(call);
      }
      this.#depth = 1;
      this.#pass(this.#random() * CALL_MS);
      this.#writeAll(turnEnd);
    }
    this.out.close();
    this.bytes = this.out.bytes;
    utimesSync(this.path, this.at / 1000, this.at / 1000);
  }

  /** Puts the compressed file in the place of the plain one, as Codex does with what is a week old. */
  compress(): void {
    const level = { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_contentSizeFlag]: 1 };
    this.#replace(`${this.path}.zst`, zstdCompressSync(readFileSync(this.path), { params: level }));
    utimesSync(this.path, this.at / 1000, this.at / 1000);
  }

  #replace(path: string, bytes: Buffer): void {
    writeFileSync(path, bytes);
    rmSync(this.path);
    this.path = path;
    this.bytes = bytes.length;
  }

  /** Appends what one more response leaves, in one write. */
  grow(at: number): void {
    const { turnStart, call, turnEnd } = this.#shape;
    if (this.path.endsWith('.zst')) {
      this.#replace(this.path.slice(0, -4), zstdDecompressSync(readFileSync(this.path)));
    }
    this.at = at;
    this.#pace = 0;
    this.out = new LineWriter();
    this.#beginCall();
    this.#writeAll(call.length > 0 ? call : [...turnStart, ...turnEnd]);
    const bytes = this.out.take();
    appendFileSync(this.path, bytes);
    this.bytes += bytes.length;
  }

  ordinal(): number {
    return this.#ordinal++;
  }

  id(recorded: string, key: string): string {
    if (key === 'turn_id' || key === 'root_turn_id') return this.#turn;
    return found(this.#ids, this.#depth, recorded, () => this.#newId(recorded));
  }

  text(recorded: string, kind: TextKind, nested: boolean): TextPiece {
    const key = nested ? `${recorded} nested` : recorded;
    return found(this.#texts, this.#depth, key, () => this.#filler.draw(kind, nested, this.#random));
  }

  tokens(sum: TokenSum, field: string): number {
    return this.#sums[sum][field] ?? 0;
  }

  /** Windows follow each other without a gap, and are used up evenly. */
  limit(window: number): LimitUse {
    const resetsAt = Math.ceil((this.at + 1) / window) * window;
    return { usedPercent: 1 + 98 * (1 - (resetsAt - this.at) / window), resetsAt };
  }

  later(recorded: number): number {
    return recorded;
  }

  contextWindow(recorded: number): number {
    return recorded;
  }

  offset(recorded: number): number {
    return recorded;
  }

  #beginTurn(): void {
    this.#depth = 1;
    this.#ids[1]?.clear();
    this.#texts[1]?.clear();
    this.#pass(20_000 + this.#random() * 300_000);
    this.#turn = uuidV7(this.at + 1, this.#random);
    this.#sums.turn = {};
    this.#mayRestart = true;
  }

  #beginCall(): void {
    this.#depth = 2;
    this.#ids[2]?.clear();
    this.#texts[2]?.clear();
    this.#pass(this.#random() * CALL_MS);
  }

  #writeAll(lines: readonly ShapeLine[]): void {
    for (const line of lines) {
      this.#pass(line.kind === 'function_call_output' ? this.#random() * CALL_MS : 1 + this.#random() * 40);
      if (line.step !== null) this.#count(line.step);
      writeLine(line, this);
    }
  }

  #pass(ms: number): void {
    this.at += Math.floor(ms * this.#pace);
  }

  #count({ isNew, total }: TokenStep): void {
    const sums = this.#sums;
    if (isNew) {
      sums.response = this.#drawUsage();
      sums.turn = added(sums.turn, sums.response);
      sums.thread = added(sums.thread, sums.response);
    }
    if (total === null) return;
    sums.total = total === 'restart' && this.#mayRestart ? sums.response : added(sums.total, sums.response);
    this.#mayRestart = false;
  }

  #drawUsage(): Usage {
    const input = 4_000 + Math.floor(this.#random() * 90_000);
    const output = 50 + Math.floor(this.#random() * 2_000);
    const cached = Math.floor(input * 0.8);
    this.responses += 1;
    this.sum.input += input;
    this.sum.cachedInput += cached;
    this.sum.output += output;
    return {
      input_tokens: input,
      cached_input_tokens: cached,
      cache_write_input_tokens: 0,
      output_tokens: output,
      reasoning_output_tokens: Math.floor(output / 3),
      total_tokens: input + output,
    };
  }

  #newId(recorded: string): string {
    const random = this.#random;
    if (recorded.includes('-')) return recorded[14] === '4' ? uuidV4(random) : uuidV7(this.at, random);
    const prefix = recorded.replace(/_\d+$/, '');
    const length = prefix === 'call' ? 24 : 48;
    return `${PREFIXES[prefix] ?? prefix}_${hex(length, random)}`;
  }
}

function added(sum: Usage, usage: Usage): Usage {
  const entries = Object.entries(usage).map(([field, tokens]) => [field, (sum[field] ?? 0) + tokens]);
  return Object.fromEntries(entries) as Usage;
}

/** Looks in the maps from the innermost out, and makes what is missing in the innermost. */
function found<T>(maps: readonly Map<string, T>[], depth: number, key: string, make: () => T): T {
  for (let at = depth; at >= 0; at--) {
    const known = maps[at]?.get(key);
    if (known !== undefined) return known;
  }
  const made = make();
  maps[depth]?.set(key, made);
  return made;
}
