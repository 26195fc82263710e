/** The lines of the values in a JSON text. */
export interface JsonLines {
  /** Lines, 1-based, by the path of keys and indexes joined with `/`; the whole is ``. */
  readonly lines: ReadonlyMap<string, number>;
  /** Null for valid JSON; else the line of the first error. */
  readonly brokenAt: number | null;
}

/** Deeper nesting is not followed. */
const DEEPEST = 64;

const scalar = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/sy;

/** Finds the line of each value, and the line of the first syntax error. */
export function findJsonLines(text: string): JsonLines {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  function skipSpace(): string {
    for (; at < text.length && /\s/.test(text[at] ?? ''); at++) if (text[at] === '\n') line += 1;
    return text[at] ?? '';
  }

  function take(wanted: string): void {
    if (skipSpace() !== wanted) throw new SyntaxError(`no ${wanted}`);
    at += 1;
  }

  function readScalar(): string {
    skipSpace();
    scalar.lastIndex = at;
    const [found] = scalar.exec(text) ?? [];
    if (found === undefined) throw new SyntaxError('no value');
    JSON.parse(found);
    at += found.length;
    return found;
  }

  function readValue(path: readonly string[]): void {
    if (path.length > DEEPEST) throw new SyntaxError('too deep');
    const first = skipSpace();
    lines.set(path.join('/'), line);
    if (first === '{') readList('}', path, () => JSON.parse(readKey()));
    else if (first === '[') {
      let index = -1;
      readList(']', path, () => {
        index += 1;
        return String(index);
      });
    } else readScalar();
  }

  function readKey(): string {
    const key = readScalar();
    if (!key.startsWith('"')) throw new SyntaxError('no key');
    take(':');
    return key;
  }

  function readList(end: string, path: readonly string[], nextKey: () => string): void {
    at += 1;
    if (skipSpace() === end) {
      at += 1;
      return;
    }
    for (;;) {
      readValue([...path, nextKey()]);
      if (skipSpace() === end) break;
      take(',');
    }
    at += 1;
  }

  try {
    readValue([]);
    if (skipSpace() !== '') throw new SyntaxError('more follows');
    return { lines, brokenAt: null };
  } catch {
    return { lines, brokenAt: line };
  }
}
