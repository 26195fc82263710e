import type { KeyPath } from './toml.ts';

/**
 * The 1-based line on which each key and table header of a TOML document stands, keyed by the JSON
 * text of its path. The document must already have parsed: the scan trusts its syntax. Keys below
 * an array of tables, or in inline tables inside an array, have no path and are left out.
 */
export function keyLines(text: string): ReadonlyMap<string, number> {
  const scan = new Scan(text);
  scan.document();
  return scan.lines;
}

/**
 * The line of a path: of the key itself, or of the first key below it where only those are written,
 * as with `[otel.exporter.otlp-http]` for `otel.exporter`. Undefined where neither is known.
 */
export function lineOf(lines: ReadonlyMap<string, number>, path: KeyPath): number | undefined {
  const exact = lines.get(JSON.stringify(path));
  if (exact !== undefined) return exact;
  const prefix = `${JSON.stringify(path).slice(0, -1)},`;
  const below = [...lines].filter(([key]) => key.startsWith(prefix)).map(([, line]) => line);
  return below.length > 0 ? Math.min(...below) : undefined;
}

class Scan {
  readonly lines = new Map<string, number>();
  private at = 0;
  private line = 1;
  private readonly text: string;

  constructor(text: string) {
    this.text = text.replace(/^\uFEFF/, '');
  }

  document(): void {
    let table: KeyPath | null = [];
    const arrays: KeyPath[] = [];
    for (this.blank(); this.at < this.text.length; this.blank()) {
      if (this.peek() !== '[') {
        this.pair(table);
        continue;
      }
      const line = this.line;
      const ofArray = this.text.startsWith('[[', this.at);
      this.at += ofArray ? 2 : 1;
      const path = this.key();
      this.at += ofArray ? 2 : 1;
      if (ofArray) arrays.push(path);
      const inArray = arrays.some((array) => array.every((key, index) => path[index] === key));
      table = inArray ? null : path;
      this.note(table, line);
    }
  }

  private pair(table: KeyPath | null): void {
    const line = this.line;
    const key = this.key();
    this.at += 1; // the equals sign
    const path = table === null ? null : [...table, ...key];
    this.note(path, line);
    this.blank();
    this.value(path);
  }

  /** Reads a dotted key and the blanks around it. */
  private key(): KeyPath {
    const path: string[] = [];
    for (;;) {
      this.blank();
      const quote = this.peek();
      if (quote === '"' || quote === "'") path.push(this.string());
      else path.push(this.run(/[A-Za-z0-9_-]*/y));
      this.blank();
      if (this.peek() !== '.') return path;
      this.at += 1;
    }
  }

  private value(path: KeyPath | null): void {
    const first = this.peek();
    if (first === '"' || first === "'") this.string();
    else if (first === '[') this.list(']', () => this.value(null));
    else if (first === '{') this.list('}', () => this.pair(path));
    else this.run(/[^\s,\]}#]*(?: [0-9][^\s,\]}#]*)?/y);
  }

  private list(close: string, item: () => void): void {
    this.at += 1;
    for (this.blank(); this.at < this.text.length && this.peek() !== close; this.blank()) {
      const before = this.at;
      if (this.peek() !== ',') item();
      if (this.at === before || this.peek() === ',') this.at += 1;
    }
    this.at += 1;
  }

  /** Reads a string of any of the four kinds. Only keys need its content. */
  private string(): string {
    const from = this.at;
    const literal = this.peek() === "'";
    const long = this.text.startsWith(literal ? "'''" : '"""', from);
    const raw = literal
      ? this.run(long ? /'''[\s\S]*?'''+/y : /'[^']*'/y)
      : this.run(long ? /"""(?:\\[\s\S]|[^\\])*?"""+/y : /"(?:\\.|[^"\\])*"/y);
    if (long || literal) return raw.slice(1, -1);
    return unquote(raw);
  }

  /** Skips white space, line ends and comments. */
  private blank(): void {
    this.run(/(?:[ \t\r\n]|#[^\n]*)*/y);
  }

  private run(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    this.line += found.split('\n').length - 1;
    return found;
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private note(path: KeyPath | null, line: number): void {
    const key = path === null ? null : JSON.stringify(path);
    if (key !== null && !this.lines.has(key)) this.lines.set(key, line);
  }
}

const shortEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
};

/** Content of a quoted basic string without its quotes. */
function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))/g,
      (_all, four, eight, two, short) => {
        const code = four ?? eight ?? two;
        return code === undefined
          ? (shortEscapes[short] ?? short)
          : String.fromCodePoint(Number.parseInt(code, 16));
      },
    );
}
