import type { Splice } from './splice.ts';

/**
 * Returns the splice as a unified diff. It has no context lines, since those may hold secrets; texts and comments
 * in the lines that change are left out for the same reason, and a last line that only gains or loses its line end
 * is not shown as changed.
 *
 * @param exists False where the file is made by the edit.
 */
export function spliceDiff(
  file: string,
  before: string,
  after: string,
  splice: Splice,
  exists: { readonly before: boolean; readonly after: boolean },
): string {
  const { at, removed, inserted } = splice;
  const oldEnd = at + removed.length;
  const newEnd = at + inserted.length;
  const atEnd = oldEnd === before.length && newEnd === after.length;
  // Lines that were put behind a last line without a line end begin with the line end it lacked.
  const lead = atEnd && before.slice(0, at).match(/[^\n]$/) ? leadingBreak(removed || inserted) : 0;
  const whole = isLineStart(before, at) || lead > 0;
  const start = whole ? at + lead : before.lastIndexOf('\n', at - 1) + 1;
  const oldLines = linesBetween(before, Math.min(start, oldEnd), oldEnd, whole);
  const newLines = linesBetween(after, Math.min(start, newEnd), newEnd, whole);
  const first = after.slice(0, start).split('\n').length;
  const range = (lines: readonly string[]) =>
    `${lines.length === 0 ? first - 1 : first}${lines.length === 1 ? '' : `,${lines.length}`}`;
  return [
    `--- ${exists.before ? file : '/dev/null'}`,
    `+++ ${exists.after ? file : '/dev/null'}`,
    `@@ -${range(oldLines)} +${range(newLines)} @@`,
    ...oldLines.map((line) => `-${withoutTexts(line)}`),
    ...newLines.map((line) => `+${withoutTexts(line)}`),
    '',
  ].join('\n');
}

/** A line of TOML whose texts and comment are left out: they may hold secrets, and none of them is changed. */
function withoutTexts(line: string): string {
  return line.replace(/"(?:\\.|[^"\\])*"(?!\s*[.=\]])|'[^']*'(?!\s*[.=\]])|#.*$/g, (part) =>
    part.startsWith('#') ? (part.trim() === '#' ? part : '# …') : `${part.charAt(0)}…${part.charAt(0)}`,
  );
}

function leadingBreak(text: string): number {
  return /^\r?\n/.exec(text)?.[0].length ?? 0;
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || text.charAt(at - 1) === '\n' || (at === 1 && text.startsWith('\uFEFF'));
}

/** The lines that a span touches. Where it is made of whole lines, one that is only reached is not touched. */
function linesBetween(text: string, from: number, to: number, whole: boolean): string[] {
  if (whole && from === to) return [];
  const endsLine = whole && text.charAt(to - 1) === '\n';
  const next = text.indexOf('\n', to);
  const end = endsLine ? to - 1 : next < 0 ? text.length : next;
  return text.slice(from, end).split('\n');
}
