import type { ProgramTexts } from '../program-texts.ts';

/** The longest name that is looked for, in characters. */
const LONGEST = 120;

/**
 * Finds the dotted names that begin with `codex.` in a program: metrics, log events, spans, attributes.
 * A known name counts wherever it stands, unless `.` or `_` goes on behind it. Another one is found where
 * the program refers to its beginning and to what follows it; some are thereby missed, and seen in runs only.
 */
export function namesIn({ text, begins }: ProgramTexts, known: ReadonlySet<string>): string[] {
  const lengths = [...new Set([...known].map((name) => name.length))].toSorted((a, b) => b - a);
  const found = new Set<string>();
  for (const { index } of text.matchAll(/codex(?=\.[a-z])/g)) {
    const token = /^codex(?:\.[a-z0-9_]+)+/.exec(text.slice(index, index + LONGEST))?.[0] ?? '';
    const length = lengths.find(
      (each) => known.has(token.slice(0, each)) && !/^[._][a-z0-9]/.test(token.slice(each)),
    );
    if (length !== undefined) found.add(token.slice(0, length));
    else if (begins[index] === 1) {
      const end = begins.indexOf(1, index + 1) - index;
      if (end > 0 && end <= token.length && !token.slice(0, end).endsWith('.'))
        found.add(token.slice(0, end));
    }
  }
  return [...found].toSorted();
}
