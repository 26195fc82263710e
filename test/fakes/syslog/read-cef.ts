/** A line of CEF as a receiver understands it. */
export interface ReadCef {
  /** `CEF:0`, vendor, product, version, class, name and severity. */
  readonly header: readonly string[];
  /** In order, repeated ones included. */
  readonly keys: readonly string[];
  readonly extensions: ReadonlyMap<string, string>;
}

/** Reads a line by the escaping rules of ArcSight's "Implementing CEF": `\` and `|` in the header, `\` and `=` after it. */
export function readCef(line: string): ReadCef {
  const header: string[] = [];
  let at = 0;
  let part = '';
  while (header.length < 7) {
    const letter = line[at++];
    if (letter === undefined) throw new Error(`The header ends early: ${line}`);
    if (letter === '\\') part += line[at++] ?? '';
    else if (letter === '|') {
      header.push(part);
      part = '';
    } else part += letter;
  }
  const extensions = new Map<string, string>();
  const keys: string[] = [];
  // A key begins after a space and ends with an equals sign that no backslash stands before.
  for (const pair of line.slice(at).split(/ (?=[A-Za-z0-9]+=)/)) {
    const end = pair.indexOf('=');
    const key = pair.slice(0, end);
    keys.push(key);
    extensions.set(
      key,
      pair.slice(end + 1).replace(/\\(.)/g, (_, letter: string) => unescaped(letter)),
    );
  }
  return { header, keys, extensions };
}

function unescaped(letter: string): string {
  if (letter === 'n') return '\n';
  return letter === 'r' ? '\r' : letter;
}
