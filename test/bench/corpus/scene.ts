import type { LineWriter } from './line-writer.ts';
import type { TextKind, TextPiece } from './text-filler.ts';

/** Which sum of tokens a recorded object holds. */
export type TokenSum = 'response' | 'total' | 'turn' | 'thread';

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
  contextWindow(recorded: number): number;
  /** Where a line of another file begins, in bytes. */
  offset(recorded: number): number;
}
