/** A string or number of a JSON text: where it stands and under which keys. */
export interface JsonLeaf {
  /** Keys from the outermost object on; array places, and keys that are ids, are `*`. */
  readonly path: readonly string[];
  readonly kind: 'string' | 'number';
  /** First and last offset in the text, without the quotes of a string. */
  readonly start: number;
  readonly end: number;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds the strings and numbers of a JSON text in their order, and the keys that are ids, so that the text around them can be kept. */
export function jsonLeaves(text: string): JsonLeaf[] {
  const leaves: JsonLeaf[] = [];
  let at = 0;
  const readString = () => {
    const start = at + 1;
    at = start;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return { start, end: at - 1 };
  };
  const readValue = (path: readonly string[]): void => {
    const first = text[at];
    if (first === '"') leaves.push({ path, kind: 'string', ...readString() });
    else if (first === '{' || first === '[') readMembers(path, first === '{');
    else {
      const start = at;
      while (at < text.length && !',}]'.includes(text[at] ?? '')) at += 1;
      if (/^[-\d]/.test(text.slice(start, at))) leaves.push({ path, kind: 'number', start, end: at });
    }
  };
  const readMembers = (path: readonly string[], isObject: boolean): void => {
    for (at += 1; text[at] !== '}' && text[at] !== ']'; ) {
      let key = '*';
      if (isObject) {
        const { start, end } = readString();
        key = text.slice(start, end);
        if (ID.test(key)) {
          leaves.push({ path: [...path, '*'], kind: 'string', start, end });
          key = '*';
        }
        at += 1;
      }
      readValue([...path, key]);
      if (text[at] === ',') at += 1;
    }
    at += 1;
  };
  readValue([]);
  return leaves;
}
