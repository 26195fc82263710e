import { textWidth } from './width.ts';

/**
 * Breaks a text at spaces into lines of at most `width` columns. A longer word is broken too: after a sign that parts
 * it where there is one, such as the `/` of a path.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const [glue, piece] = word;
    const joined = line === '' ? piece : `${line}${glue}${piece}`;
    if (line !== '' && textWidth(joined) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = joined;
    }
  }
  return [...lines, line];
}

type Piece = readonly [glue: ' ' | '', text: string];

/** A word as it is, or in pieces that fit. */
function pieces(word: string, width: number): Piece[] {
  if (textWidth(word) <= width || width < 1) return [[' ', word]];
  const parts = word.split(/(?<=[/\\|,;:&?=_.-])/).flatMap((part) => hardWrap(part, width));
  return parts.map((part, index) => [index === 0 ? ' ' : '', part]);
}

/** Breaks a text anywhere, and keeps its blanks. */
export function hardWrap(text: string, width: number): string[] {
  if (textWidth(text) <= width || width < 1) return [text];
  const lines: string[] = [];
  let line = '';
  for (const letter of text) {
    if (line !== '' && textWidth(line + letter) > width) {
      lines.push(line);
      line = '';
    }
    line += letter;
  }
  return [...lines, line];
}
