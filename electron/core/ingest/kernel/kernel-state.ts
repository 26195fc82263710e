import { putLastRecord, takeLastRecord } from '../../usage/kernel-last-record.ts';
import { RECORDED_TURNS_KEPT, type RolloutState } from '../lines/rollout-state.ts';
import { refusesFirst } from '../lines/token-count.ts';
import { putBooked, takeBooked } from './kernel-booked.ts';
import { KernelUndo } from './kernel-undo.ts';
import type { LimitCutoffs } from './limit-cutoffs.ts';
import {
  EFFORT,
  field,
  MODEL,
  MOST_KEYS,
  RECORDED_ROOM,
  RECORDED_TURNS,
  THREAD,
  TIER,
  TURN,
} from './line-kernel-map.ts';
import { NameCache } from './name-cache.ts';

const UUID = 36;

/** The number where it is known, else what the kernel takes for null. */
function orNaN(value: number | null): number {
  return value ?? Number.NaN;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/**
 * The part of a rollout's state that a kernel keeps up to date by itself. Texts are written only where
 * they are not those that the kernel has already.
 */
export class KernelState {
  private readonly bytes: Buffer;
  private readonly fields: Float64Array;
  private thread: string | null | undefined;
  private turn: string | null | undefined;
  private recorded: readonly string[] | undefined;
  private model: string | null | undefined;
  private effort: string | null | undefined;
  private tier: string | null | undefined;
  private previous: string | null | undefined;
  /** False where the kernel has gone on from what was put, and it was not taken over. */
  private inStep = false;
  /** Whose part the kernel has. */
  private owner: RolloutState | null = null;
  /** Texts that the kernel has and the state has not; how many turns. */
  private turnWaits = false;
  private totalWaits = false;
  private recordedWaiting = 0;
  /** The state and the texts as they were before a scan, where texts wait. */
  private readonly before: KernelUndo;
  private readonly modelCache: NameCache;
  private readonly effortCache: NameCache;
  private readonly tierCache: NameCache;

  constructor(bytes: Buffer, fields: Float64Array) {
    this.modelCache = new NameCache(bytes, MODEL);
    this.effortCache = new NameCache(bytes, EFFORT);
    this.tierCache = new NameCache(bytes, TIER);
    this.before = new KernelUndo(bytes, fields);
    this.bytes = bytes;
    this.fields = fields;
  }

  /** Tells the kernel what is known. */
  put(state: RolloutState, threadId: string): void {
    const { fields } = this;
    if (!this.inStep || state !== this.owner) this.forget();
    this.owner = state;
    this.inStep = false;
    if (this.textsWait) this.before.keep();
    if (threadId !== this.thread) {
      this.thread = threadId;
      fields[field.threadKnown] = this.putId(THREAD, threadId);
    }
    if (state.turn !== this.turn) {
      this.turn = state.turn;
      fields[field.turnKnown] = this.putId(TURN, state.turn);
    }
    if (state.recordedTurns !== this.recorded) this.putRecorded(state.recordedTurns);
    if (state.model !== this.model) {
      this.model = state.model;
      fields[field.modelLength] = this.modelCache.put(state.model);
    }
    if (state.effort !== this.effort) {
      this.effort = state.effort;
      fields[field.effortLength] = this.effortCache.put(state.effort);
    }
    if (state.serviceTier !== this.tier) {
      this.tier = state.serviceTier;
      fields[field.tierLength] = this.tierCache.put(state.serviceTier);
    }
    if (state.previousTotal !== this.previous) {
      this.previous = state.previousTotal;
      this.putNumbers(field.previousKnown, state.previousTotal?.split(',').slice(0, 6) ?? null);
    }
    fields[field.inReview] = state.inReview ? 1 : 0;
    fields[field.totalCleared] = state.isTotalCleared ? 1 : 0;
    fields[field.windowOdd] = state.isWindowOdd ? 1 : 0;
    putBooked(fields, state);
    putLastRecord(fields, state);
    fields[field.refusesFirst] = refusesFirst(state) ? 1 : 0;
    fields[field.hasTurnIds] = state.hasTurnIds ? 1 : 0;
    fields[field.inherited] = state.inherited ? 1 : 0;
    fields[field.chatgptLimits] = state.chatgptLimits ? 1 : 0;
    fields[field.window] = orNaN(state.windowTokens);
    fields[field.context] = orNaN(state.contextTokens);
    fields[field.contextAt] = state.contextAt;
  }

  /** A rollout is read, from its beginning or from somewhere on. */
  begin(): void {
    const { fields } = this;
    fields[field.search] = (fields[field.search] ?? 0) + 1;
    fields[field.keys] = 0;
    fields[field.repeated] = 0;
  }

  /** True where the kernel has met each response only once since `begin`. */
  get isDistinct(): boolean {
    return this.fields[field.repeated] === 0 && (this.fields[field.keys] ?? 0) <= MOST_KEYS;
  }

  /** Tells the kernel which limits need not be read. */
  putCutoffs(cutoffs: LimitCutoffs | null): void {
    this.fields[field.cutoffCount] = cutoffs?.copyTo(this.fields, field.cutoffs) ?? 0;
  }

  /**
   * Takes over what the kernel has found out. Texts stay with it until `takeTexts`: few of them are ever
   * looked at before the next ones replace them.
   */
  take(state: RolloutState): void {
    const { fields } = this;
    const value = (place: number) => fields[place] ?? 0;
    this.inStep = true;
    state.used += value(field.used);
    if (value(field.firstAt) > 0) {
      state.firstLineAt ??= value(field.firstAt);
      state.lastLineAt = value(field.lastAt);
      state.usedLineAt = value(field.lastAt);
    }
    state.counts.toolCalls += value(field.calls);
    state.counts.turns += value(field.turns);
    state.hasTurnIds = value(field.hasTurnIds) === 1;
    state.inherited = value(field.inherited) === 1;
    state.chatgptLimits ||= value(field.chatgptLimits) === 1;
    state.windowTokens = orNull(value(field.window));
    state.contextTokens = orNull(value(field.context));
    state.contextAt = value(field.contextAt);
    if (value(field.namesChanged) === 1) this.takeNames(state);
    takeBooked(fields, state);
    takeLastRecord(fields, state);
    if (value(field.lifecycle) > 0) {
      const next = value(field.lifecycle) === 1 ? 'running' : 'completed';
      state.lifecycle = { state: next, at: value(field.lifecycleAt), error: null };
    }
    if (value(field.turnChanged) === 1) this.turnWaits = true;
    this.recordedWaiting += value(field.newlyRecorded);
    if (value(field.totalChanged) === 1) this.totalWaits = true;
  }

  /** To be called before anyone but the kernel looks at the state. */
  takeTexts(state: RolloutState): void {
    const { fields } = this;
    if (this.turnWaits) {
      this.turn = this.bytes.toString('latin1', TURN, TURN + UUID);
      state.turn = this.turn;
    }
    if (this.recordedWaiting > 0) this.takeRecorded(state);
    if (this.totalWaits) {
      this.previous = fields.subarray(field.previous, field.previous + 6).join();
      state.previousTotal = this.previous;
    }
    this.turnWaits = this.totalWaits = false;
    this.recordedWaiting = 0;
  }

  /** Undoes what a scan did to the names, and to texts that wait: what it read is read once more without it. */
  undo(): void {
    this.modelCache.forget();
    this.effortCache.forget();
    if (this.textsWait) this.before.restore();
  }

  private get textsWait(): boolean {
    return this.turnWaits || this.totalWaits || this.recordedWaiting > 0;
  }

  private forget(): void {
    this.thread = this.turn = this.recorded = undefined;
    this.model = this.effort = this.tier = this.previous = undefined;
    this.turnWaits = this.totalWaits = false;
    this.recordedWaiting = 0;
  }

  /** They may be others from one file to the next, but there are few. */
  private takeNames(state: RolloutState): void {
    const { fields } = this;
    this.model = this.modelCache.take(fields[field.modelLength] ?? -1);
    this.effort = this.effortCache.take(fields[field.effortLength] ?? -1);
    state.model = this.model;
    state.effort = this.effort;
  }

  private putId(at: number, id: string | null): number {
    if (id?.length !== UUID || Buffer.byteLength(id) !== UUID) return 0;
    this.bytes.write(id, at, 'latin1');
    return 1;
  }

  private putRecorded(turns: readonly string[]): void {
    this.recorded = turns;
    this.fields[field.recorded] = turns.length;
    turns.forEach((turn, index) => {
      const at = RECORDED_TURNS + index * RECORDED_ROOM;
      if (this.putId(at, turn) === 0) this.bytes.fill(0, at, at + UUID);
    });
  }

  private takeRecorded(state: RolloutState): void {
    const count = this.fields[field.recorded] ?? 0;
    const added = Math.min(count, this.recordedWaiting);
    const turns = added < RECORDED_TURNS_KEPT ? [...state.recordedTurns] : [];
    // To make one text of all takes hardly longer than one of a turn.
    const first = RECORDED_TURNS + (count - added) * RECORDED_ROOM;
    const texts = this.bytes.toString('latin1', first, RECORDED_TURNS + count * RECORDED_ROOM);
    for (let index = 0; index < added; index++) {
      const turn = texts.slice(index * RECORDED_ROOM, index * RECORDED_ROOM + UUID);
      if (turns.at(-1) !== turn) turns.push(turn);
    }
    state.recordedTurns = turns.length > RECORDED_TURNS_KEPT ? turns.slice(-RECORDED_TURNS_KEPT) : turns;
    this.recorded = state.recordedTurns;
  }

  /** Numbers after a field that tells whether there are any. */
  private putNumbers(known: number, texts: readonly string[] | null): void {
    this.fields[known] = texts ? 1 : 0;
    this.fields.set(texts?.map(Number) ?? [], known + 1);
  }
}
