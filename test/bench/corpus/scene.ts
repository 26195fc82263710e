import type { LineWriter } from './line-writer.ts';
import type { TextKind, TextPiece } from './text-filler.ts';

/** Which sum of tokens a recorded object holds. */
export type TokenSum = 'response' | 'total' | 'turn' | 'thread';

/** A limit's window under way. */
export interface LimitUse {
  /** Of 100. */
  readonly usedPercent: number;
  /** Milliseconds since the epoch. */
  readonly resetsAt: number;
}

/** What takes the place of recorded values while one session is written. */
export interface Scene {
  readonly out: LineWriter;
  /** The time of the line, in milliseconds since the epoch. */
  readonly at: number;
  /** The folder that the session works in. */
  readonly folder: string;
  readonly model: string;
  ordinal(recorded: number): number;
  /** Gives the id that stands for a recorded one. `key` is the key it was found under. */
  id(recorded: string, key: string): string;
  text(recorded: string, kind: TextKind, nested: boolean): TextPiece;
  tokens(sum: TokenSum, field: string, recorded: number): number;
  /** What is used of a limit at the time of the line; null where it is as recorded. `window` in milliseconds. */
  limit(window: number): LimitUse | null;
  /** The time that stands for a recorded one, in milliseconds since the epoch. */
  later(recorded: number): number;
  contextWindow(recorded: number): number;
  /** Where a line of another file begins, in bytes. */
  offset(recorded: number): number;
}
