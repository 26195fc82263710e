import type { LineKernel } from '../ingest/kernel/line-kernel.ts';
import { newRolloutState, type RolloutState } from '../ingest/lines/rollout-state.ts';
import { RolloutReader } from '../ingest/scan/rollout-reader.ts';
import { ResponseList } from '../tokens/response-list.ts';

/** A turn as one file tells it. Times are in milliseconds since the epoch. */
export interface FileTurn {
  /** Null in files of Codex 0.104 and older. */
  readonly turnId: string | null;
  /** Null for what was used before any turn. */
  readonly startedAt: number | null;
  endedAt: number | null;
  outcome: 'completed' | 'failed' | 'aborted' | 'open';
  model: string | null;
  effort: string | null;
  serviceTier: string | null;
  contextTokens: number | null;
  windowTokens: number | null;
  compactions: number;
  toolCalls: number;
  /** How many of the file's responses come before it, and before its end. */
  readonly first: number;
  end: number;
}

const NEWLINE = 0x0a;

/**
 * The turns of one rollout file. It is read with the product's own reader, line by line: what changes in the state
 * from one line to the next tells where turns begin and end. No line is parsed here.
 */
export class FileTurns {
  readonly state: RolloutState = newRolloutState();
  readonly responses = new ResponseList();
  /** In the order of the file, without those that were copied. */
  readonly turns: FileTurn[] = [];
  /** Turns that were copied from another thread, as their ids tell. */
  copied = 0;
  private readonly kernel: LineKernel;
  private readonly reader: RolloutReader;
  private turn: FileTurn | null = null;
  private copiedTurn: string | null = null;
  private known = { turns: 0, compactions: 0, toolCalls: 0, responses: 0 };
  private lifecycle: RolloutState['lifecycle'];

  constructor(threadId: string, kernel: LineKernel) {
    this.kernel = kernel;
    this.reader = new RolloutReader(threadId, this.state, this.responses, kernel);
    this.lifecycle = this.state.lifecycle;
  }

  /** Reads the next bytes of the file. */
  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const newline = bytes.indexOf(NEWLINE, at);
      const end = newline < 0 ? bytes.length : newline + 1;
      this.feed(bytes, at, end);
      if (newline >= 0) this.observe();
      at = end;
    }
  }

  /** The rest of a compressed file cannot be read. */
  breakOff(): void {
    this.reader.breakOff('compressed-damaged');
    this.observe();
  }

  /** The file ends here. */
  finish(): void {
    this.reader.finish();
    this.observe();
  }

  private feed(bytes: Buffer, from: number, end: number): void {
    for (let at = from; at < end; ) {
      const copied = bytes.copy(this.reader.space, 0, at, end);
      this.reader.filled(copied);
      at += copied;
    }
  }

  private observe(): void {
    const { state, responses, known } = this;
    this.kernel.state.takeTexts(state);
    if (state.inherited) {
      if (state.turn !== this.copiedTurn) this.copied += 1;
      this.copiedTurn = state.turn;
      return;
    }
    const { turns, compactions, toolCalls } = state.counts;
    if (turns > known.turns) this.begin();
    const happened =
      compactions > known.compactions || toolCalls > known.toolCalls || responses.length > known.responses;
    if (happened && this.turn === null) this.begin(null);
    const { turn } = this;
    if (turn !== null) {
      turn.compactions += compactions - known.compactions;
      turn.toolCalls += toolCalls - known.toolCalls;
      this.describe(turn, responses.length > turn.end);
      turn.end = responses.length;
      this.noteEnd(turn);
    }
    this.known = { turns, compactions, toolCalls, responses: responses.length };
  }

  private begin(startedAt = this.state.lastLineAt): void {
    const { state, known } = this;
    this.turn = {
      turnId: state.hasTurnIds ? state.turn : null,
      startedAt,
      endedAt: null,
      outcome: 'open',
      model: null,
      effort: null,
      serviceTier: null,
      contextTokens: null,
      windowTokens: null,
      compactions: 0,
      toolCalls: 0,
      first: known.responses,
      end: known.responses,
    };
    this.turns.push(this.turn);
  }

  /** Settings that are changed after a turn are those of the next one. */
  private describe(turn: FileTurn, hasAnswered: boolean): void {
    const { model, effort, serviceTier, contextTokens, windowTokens } = this.state;
    Object.assign(turn, { contextTokens, windowTokens });
    if (hasAnswered || turn.outcome === 'open') Object.assign(turn, { model, effort, serviceTier });
  }

  private noteEnd(turn: FileTurn): void {
    const { lifecycle } = this.state;
    if (lifecycle === this.lifecycle) return;
    this.lifecycle = lifecycle;
    const { state, at } = lifecycle;
    if (state === 'none') return;
    turn.outcome = state === 'running' ? 'open' : state;
    turn.endedAt = state === 'running' ? null : at;
  }
}
