let segmenter: Intl.Segmenter | null = null;

/** Made only for a text that needs it: to make it takes milliseconds. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Scripts and signs that take two columns: East Asian wide and full-width forms. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const emoji = /^\p{Emoji_Presentation}|\ufe0f/u;
const zero = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

function graphemeWidth(grapheme: string): number {
  if (zero.test(grapheme)) return 0;
  return wide.test(grapheme) || emoji.test(grapheme) ? 2 : 1;
}

/** Columns that a text takes in a terminal. The text holds no control characters. */
export function textWidth(text: string): number {
  // Nearly all text is plain ASCII, where a character is a column.
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment);
  return width;
}

/** Which part of a cut text stays. */
export type Keep = 'start' | 'both' | 'end';

/**
 * Returns the text cut to at most `columns`, with `…` in place of what is left out. `keep` is the part that stays:
 * its start, its end, or of `both` more of the end, because ids of one time begin alike.
 */
export function cutText(text: string, columns: number, keep: Keep = 'start'): string {
  if (textWidth(text) <= columns) return text;
  if (columns <= 0) return '';
  const parts = [...graphemes(text)].map(({ segment }) => segment);
  const available = columns - 1;
  const before = keep === 'start' ? available : keep === 'end' ? 0 : Math.floor(available / 3);
  const start = takeWidth(parts, before);
  const end = takeWidth(parts.toReversed(), available - before);
  return `${start.join('')}…${end.reverse().join('')}`;
}

/** As many graphemes as fit. */
function takeWidth(parts: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let width = 0;
  for (const part of parts) {
    width += graphemeWidth(part);
    if (width > columns) break;
    taken.push(part);
  }
  return taken;
}
