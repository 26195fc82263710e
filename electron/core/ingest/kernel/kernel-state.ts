import { failureName } from '../lines/parsed-line.ts';
import { RECORDED_TURNS_KEPT, type RolloutState } from '../lines/rollout-state.ts';
import { refusesFirst } from '../lines/token-count.ts';
import { putBooked, takeBooked } from './kernel-booked.ts';
import { putLastRecord, takeLastRecord } from './kernel-last-record.ts';
import type { LimitCutoffs } from './limit-cutoffs.ts';
import { NameCache } from './name-cache.ts';
import { field, MOST_KEYS, MOST_LEGACY, memory, TURN_BYTES, UUID_LENGTH } from './protocol.ts';
import { lifecycles } from './texts.ts';

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
  private readonly legacy: Int32Array;
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
  private readonly modelCache: NameCache;
  private readonly effortCache: NameCache;
  private readonly tierCache: NameCache;

  constructor(bytes: Buffer, fields: Float64Array) {
    this.modelCache = new NameCache(bytes, memory.model);
    this.effortCache = new NameCache(bytes, memory.effort);
    this.tierCache = new NameCache(bytes, memory.tier);
    this.bytes = bytes;
    this.fields = fields;
    this.legacy = new Int32Array(bytes.buffer, memory.legacy, MOST_LEGACY);
  }

  /** Tells the kernel what is known. */
  put(state: RolloutState, threadId: string): void {
    const { fields } = this;
    if (!this.inStep || state !== this.owner) this.forget();
    this.owner = state;
    this.inStep = false;
    if (threadId !== this.thread) {
      this.thread = threadId;
      fields[field.threadKnown] = this.putId(memory.thread, threadId);
    }
    if (state.turn !== this.turn) {
      this.turn = state.turn;
      fields[field.turnKnown] = state.turn === null ? 0 : this.putId(memory.turn, state.turn) || 2;
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
    fields[field.metaKnown] = state.meta ? 1 : 0;
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
    fields[field.firstAt] = orNaN(state.firstLineAt);
    fields[field.legacyLastAt] = orNaN(state.legacyLastAt);
    fields[field.legacyCount] = state.legacyCounts.length;
    fields[field.legacyOpening] = state.legacyOpening;
  }

  /** A rollout is read, from its beginning or from somewhere on. */
  begin(): void {
    const { fields } = this;
    this.inStep = false;
    this.forget();
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
    state.bareLines += value(field.bareLines);
    state.firstLineAt = orNull(value(field.firstAt));
    if (value(field.lineAt) > 0) state.lastLineAt = value(field.lineAt);
    if (value(field.usedAt) > 0) state.usedLineAt = value(field.usedAt);
    const { counts } = state;
    counts.toolCalls += value(field.calls);
    counts.turns += value(field.turns);
    counts.aborted += value(field.aborted);
    counts.failed += value(field.failed);
    counts.compactions += value(field.compactions);
    counts.rollbacks += value(field.rollbacks);
    state.hasTurnIds = value(field.hasTurnIds) === 1;
    state.inherited = value(field.inherited) === 1;
    state.inReview = value(field.inReview) === 1;
    state.isTotalCleared = value(field.totalCleared) === 1;
    state.chatgptLimits ||= value(field.chatgptLimits) === 1;
    state.windowTokens = orNull(value(field.window));
    state.contextTokens = orNull(value(field.context));
    state.contextAt = value(field.contextAt);
    if (value(field.namesChanged) === 1) this.takeNames(state);
    takeBooked(fields, state);
    takeLastRecord(fields, state);
    if (value(field.lifecycle) > 0) this.takeLifecycle(state);
    if (value(field.legacyFound) > 0) this.takeLegacy(state);
    if (value(field.turnChanged) === 1) this.turnWaits = true;
    this.recordedWaiting += value(field.newlyRecorded);
    if (value(field.totalChanged) === 1) this.totalWaits = true;
  }

  /** To be called before anyone but the kernel looks at the state. */
  takeTexts(state: RolloutState): void {
    const { fields } = this;
    if (this.turnWaits) {
      this.turn = this.bytes.toString('latin1', memory.turn, memory.turn + UUID_LENGTH);
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

  private forget(): void {
    this.thread = this.turn = this.recorded = undefined;
    this.model = this.effort = this.tier = this.previous = undefined;
    this.turnWaits = this.totalWaits = false;
    this.recordedWaiting = 0;
  }

  private takeLifecycle(state: RolloutState): void {
    const { fields, bytes } = this;
    const next = lifecycles[fields[field.lifecycle] ?? 0] ?? 'none';
    const [start = 0, end = 0] = fields.subarray(field.errorStart, field.errorEnd + 1);
    const error = next === 'failed' ? failureName(bytes.toString('latin1', start, end)) : null;
    state.lifecycle = { state: next, at: fields[field.lifecycleAt] ?? 0, error };
  }

  private takeLegacy(state: RolloutState): void {
    const { fields, legacy } = this;
    const found = fields[field.legacyFound] ?? 0;
    for (let place = 0; place < found; place++) state.legacyCounts.push(legacy[place] ?? 0);
    state.legacyOpening = fields[field.legacyOpening] ?? 0;
    state.legacyLastAt = orNull(fields[field.legacyLastAt] ?? Number.NaN);
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
    if (id?.length !== UUID_LENGTH || Buffer.byteLength(id) !== UUID_LENGTH) return 0;
    this.bytes.write(id, at, 'latin1');
    return 1;
  }

  private putRecorded(turns: readonly string[]): void {
    this.recorded = turns;
    this.fields[field.recorded] = turns.length;
    turns.forEach((turn, index) => {
      const at = memory.recordedTurns + index * TURN_BYTES;
      if (this.putId(at, turn) === 0) this.bytes.fill(0, at, at + UUID_LENGTH);
    });
  }

  private takeRecorded(state: RolloutState): void {
    const count = this.fields[field.recorded] ?? 0;
    const added = Math.min(count, this.recordedWaiting);
    const turns = added < RECORDED_TURNS_KEPT ? [...state.recordedTurns] : [];
    // To make one text of all takes hardly longer than one of a turn.
    const first = memory.recordedTurns + (count - added) * TURN_BYTES;
    const texts = this.bytes.toString('latin1', first, memory.recordedTurns + count * TURN_BYTES);
    for (let index = 0; index < added; index++) {
      const turn = texts.slice(index * TURN_BYTES, index * TURN_BYTES + UUID_LENGTH);
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
