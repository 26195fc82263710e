import { type LongToken, type Statement, scanDocument } from '../../config/toml/key-lines.ts';

/** A part of a document as a document of its own. */
export interface PartOfText {
  readonly text: string;
  /** The offset in the whole text for one in `text`. */
  readonly original: (offset: number) => number;
  /** The 1-based line of the whole text for one of `text`; null stays null. */
  readonly lineOfLine: (line: number | null) => number | null;
}

interface Piece {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/**
 * Takes out of a document that has parsed what stands below a top-level key, and shortens long texts and
 * numbers in it. Comments between are left out.
 */
export function partAbout(text: string, key: string): PartOfText {
  const { statements, longTokens } = scanDocument(text);
  const pieces: Piece[] = [];
  let part = '';
  const add = (from: number, to: number, as = text.slice(from, to)) => {
    pieces.push({ at: part.length, from, length: as.length });
    part += as;
  };
  for (const { from, to } of statementsOf(statements, key)) {
    let at = from;
    for (const [index, token] of longTokens.entries()) {
      if (token.from < from || token.to > to) continue;
      add(at, token.from);
      add(token.from, token.to, shortened(token, index));
      at = token.to;
    }
    add(at, to);
    pieces.push({ at: part.length, from: to, length: 1 });
    part += '\n';
  }
  const original = (offset: number): number => {
    const piece = pieces.findLast(({ at }) => at <= offset);
    if (piece === undefined) return offset;
    // Behind a text that was shortened, and so to the next piece.
    return piece.from + Math.min(offset - piece.at, piece.length);
  };
  const lineOfLine = (line: number | null): number | null => {
    if (line === null) return null;
    const start = part.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0);
    return text.slice(0, original(start)).split('\n').length;
  };
  return { text: part, original, lineOfLine };
}

function statementsOf(statements: readonly Statement[], key: string): Statement[] {
  let isBelow = false;
  let isTop = true;
  return statements.filter((statement) => {
    if (statement.is !== 'pair') {
      isTop = false;
      isBelow = statement.key[0] === key;
      return isBelow;
    }
    return isTop ? statement.key[0] === key : isBelow;
  });
}

/** Each its own, since two of them can be keys of one table. */
function shortened({ is }: LongToken, index: number): string {
  if (is === 'comment') return '#';
  return is === 'text' ? `"${index}"` : '0';
}
