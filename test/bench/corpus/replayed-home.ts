import { mkdirSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeLine } from './line-template.ts';
import type { LineWriter } from './line-writer.ts';
import { hex } from './random.ts';
import { expectedSums, type RecordedFile, readRecording, type TokenSums } from './recordings.ts';
import type { Scene, TokenSum } from './scene.ts';
import type { TextFiller, TextKind, TextPiece } from './text-filler.ts';
import { isoTime } from './text-parts.ts';

/** A recorded home that is written once more at another time. */
export interface ReplayPlan {
  readonly dir: string;
  readonly name: string;
  /** When its first session begins, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** Every number of tokens is this many times the recorded one, so every sum is as well. */
  readonly times: number;
  readonly random: () => number;
  readonly filler: TextFiller;
}

/** What a replay adds to the home. */
export interface Replay extends TokenSums {
  readonly bytes: number;
}

interface HistoryBase {
  readonly thread_id: string;
  readonly end_ordinal_exclusive: number;
}

/** Writes all files of a recorded home line by line: forks, subagents, reviews and compactions stay what they are. */
export function replayHome(plan: ReplayPlan, out: LineWriter): Replay {
  const files = readRecording(plan.name);
  const scene = new ReplayScene(plan, out, plan.startedAt - (files[0]?.lines[0]?.at ?? 0));
  let bytes = 0;
  for (const file of files) bytes += scene.writeFile(file);
  const { responses, input, cachedInput, output } = sumsOf(plan.name);
  const { times } = plan;
  return { bytes, responses, input: input * times, cachedInput: cachedInput * times, output: output * times };
}

function sumsOf(name: string): TokenSums {
  const sums = expectedSums[name];
  if (!sums) throw new Error(`What ${name} adds up to is not known.`);
  return sums;
}

/** A session file: day, time and the ids of its thread and, after a revert, of its rollout. */
const NAME = /^rollout-(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)-([0-9a-f_-]+)\.jsonl$/;

class ReplayScene implements Scene {
  at = 0;
  readonly folder = '/home/dev/project';
  readonly model = 'gpt-5.4';
  readonly out: LineWriter;
  readonly #plan: ReplayPlan;
  /** Milliseconds from the recording to the replay. */
  readonly #later: number;
  readonly #ids = new Map<string, string>();
  readonly #texts = new Map<string, TextPiece>();
  /** Where the line of an ordinal begins, by thread and ordinal. */
  readonly #lineStarts = new Map<string, number>();
  #base: HistoryBase | undefined;

  constructor(plan: ReplayPlan, out: LineWriter, later: number) {
    this.#plan = plan;
    this.out = out;
    this.#later = later;
  }

  /** Gives the bytes written. */
  writeFile({ path, lines, texts }: RecordedFile): number {
    const target = join(this.#plan.dir, this.#newPath(path));
    mkdirSync(dirname(target), { recursive: true });
    const { payload } = JSON.parse(texts[0] ?? '') as { payload: { id: string; history_base?: HistoryBase } };
    this.#base = payload.history_base;
    this.out.open(target);
    for (const [index, line] of lines.entries()) {
      const { ordinal } = JSON.parse(texts[index] ?? '') as { ordinal?: number };
      this.at = (line.at ?? this.at - this.#later) + this.#later;
      writeLine(line, this);
      if (ordinal !== undefined) this.#lineStarts.set(`${payload.id} ${ordinal + 1}`, this.out.bytes);
    }
    this.out.close();
    utimesSync(target, this.at / 1000, this.at / 1000);
    return this.out.bytes;
  }

  #newPath(path: string): string {
    const [, date = '', time = '', ids = ''] = NAME.exec(basename(path)) ?? [];
    // The name holds local time, which may differ from that of the lines.
    const stamp = isoTime(Date.parse(`${date}T${time.replaceAll('-', ':')}.000Z`) + this.#later);
    const threads = ids.split('_').map((id) => this.id(id));
    const file = `rollout-${stamp.slice(0, 19).replaceAll(':', '-')}-${threads.join('_')}.jsonl`;
    return join('sessions', stamp.slice(0, 4), stamp.slice(5, 7), stamp.slice(8, 10), file);
  }

  ordinal(recorded: number): number {
    return recorded;
  }

  id(recorded: string): string {
    const known = this.#ids.get(recorded);
    if (known !== undefined) return known;
    const made = this.#newId(recorded);
    this.#ids.set(recorded, made);
    return made;
  }

  /** Keeps the order of ids that hold a time: a turn older than its thread was copied. */
  #newId(recorded: string): string {
    const { random } = this.#plan;
    if (!recorded.includes('-')) return recorded.replace(/\d+$/, (digits) => `${digits}${hex(40, random)}`);
    if (recorded[14] !== '7') return recorded.replace(/[0-9a-f]{12}$/, () => hex(12, random));
    const time = Number.parseInt(recorded.slice(0, 8) + recorded.slice(9, 13), 16) + this.#later;
    const digits = time.toString(16).padStart(12, '0');
    return `${digits.slice(0, 8)}-${digits.slice(8)}${recorded.slice(13, 28)}${hex(8, random)}`;
  }

  text(recorded: string, kind: TextKind, nested: boolean): TextPiece {
    const key = nested ? `${recorded} nested` : recorded;
    const piece = this.#texts.get(key) ?? this.#plan.filler.draw(kind, nested, this.#plan.random);
    this.#texts.set(key, piece);
    return piece;
  }

  tokens(_sum: TokenSum, _field: string, recorded: number): number {
    return recorded * this.#plan.times;
  }

  limit(): null {
    return null;
  }

  later(recorded: number): number {
    return recorded + this.#later;
  }

  /** Grows as well, since a thread that overflows counts as much as its window holds. */
  contextWindow(recorded: number): number {
    return recorded * this.#plan.times;
  }

  offset(recorded: number): number {
    const { thread_id: thread, end_ordinal_exclusive: ordinal } = this.#base ?? {};
    return this.#lineStarts.get(`${thread} ${ordinal}`) ?? recorded;
  }
}
