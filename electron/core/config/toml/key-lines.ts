import { isNoDay, isTooLarge, leapSecondIn, unquote } from './toml-tokens.ts';

/** The keys from the root to a value, each as it is after unquoting. */
export type KeyPath = readonly string[];

/** Codex's parser takes this many levels of keys, lists and inline tables, each, and no more (0.171.0). */
export const MAX_NESTING = 80;

/** What Codex's parser refuses and ours takes. */
export interface ScanFault {
  readonly kind: 'number' | 'date' | 'nesting';
  /** 1-based. */
  readonly line: number;
}

/** A table header, or a key with its value, at the top of a document. Offsets are UTF-16 units. */
export interface Statement {
  readonly is: 'header' | 'list-header' | 'pair';
  readonly key: KeyPath;
  readonly from: number;
  /** Behind the closing bracket, or behind the value. */
  readonly to: number;
}

/** What one pass over a document finds. */
export interface DocumentScan {
  readonly lines: ReadonlyMap<string, number>;
  readonly statements: readonly Statement[];
  /** Strings, numbers and comments from `LONG` characters on, in order. */
  readonly longTokens: readonly LongToken[];
  /** Where the seconds of times stand that are a leap second. */
  readonly leapSeconds: readonly number[];
  readonly fault: ScanFault | null;
}

export interface LongToken {
  readonly is: 'text' | 'bare' | 'comment';
  readonly from: number;
  readonly to: number;
}

const LONG = 1_000;

/**
 * Scans a document that has already parsed: the scan trusts its syntax. Offsets count a byte-order mark.
 */
export function scanDocument(text: string): DocumentScan {
  const scan = new Scan(text);
  scan.document();
  return scan;
}

/**
 * Returns the 1-based line on which each key and table header of a TOML document stands, keyed by the JSON text of
 * its path. The document must already have parsed: the scan trusts its syntax. Keys below an array of tables, or in
 * inline tables inside an array, have no path and are left out.
 */
export function keyLines(text: string): ReadonlyMap<string, number> {
  return scanDocument(text).lines;
}

/**
 * Returns the line of a path: of the key itself, or of the first key below it where only those are written, as with
 * `[otel.exporter.otlp-http]` for `otel.exporter`. Undefined where neither is known.
 */
export function lineOf(lines: ReadonlyMap<string, number>, path: KeyPath): number | undefined {
  const exact = lines.get(JSON.stringify(path));
  if (exact !== undefined) return exact;
  const prefix = `${JSON.stringify(path).slice(0, -1)},`;
  const below = [...lines].filter(([key]) => key.startsWith(prefix)).map(([, line]) => line);
  return below.length > 0 ? Math.min(...below) : undefined;
}

class Scan implements DocumentScan {
  readonly lines = new Map<string, number>();
  readonly statements: Statement[] = [];
  readonly longTokens: LongToken[] = [];
  readonly leapSeconds: number[] = [];
  fault: ScanFault | null = null;
  private at = 0;
  private line = 1;
  private backslash = -1;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  document(): void {
    let table: KeyPath | null = [];
    const lists = new Set<string>();
    for (this.blank(); this.at < this.text.length; this.blank()) {
      const from = this.at;
      if (this.peek() !== '[') {
        const key = this.pair(table);
        this.statements.push({ is: 'pair', key, from, to: this.at });
        continue;
      }
      const line = this.line;
      const ofList = this.text.startsWith('[[', this.at);
      this.at += ofList ? 2 : 1;
      const path = this.key();
      this.at += ofList ? 2 : 1;
      this.statements.push({ is: ofList ? 'list-header' : 'header', key: path, from, to: this.at });
      if (ofList) lists.add(JSON.stringify(path));
      const isInList =
        lists.size > 0 && path.some((_key, index) => lists.has(JSON.stringify(path.slice(0, index + 1))));
      table = isInList ? null : path;
      this.note(table, line);
    }
  }

  private pair(table: KeyPath | null): KeyPath {
    const line = this.line;
    const key = this.key();
    this.at += 1; // the equals sign
    const path = table === null ? null : [...table, ...key];
    this.note(path, line);
    this.blank();
    this.value(path);
    return key;
  }

  /** Reads a dotted key and the blanks around it. */
  private key(): KeyPath {
    const path: string[] = [];
    const { line } = this;
    for (;;) {
      this.blank();
      const quote = this.peek();
      if (quote === '"' || quote === "'") {
        const raw = this.string();
        path.push(quote === "'" ? raw.slice(1, -1) : unquote(raw));
      } else path.push(this.run(/[A-Za-z0-9_-]*/y));
      this.blank();
      if (path.length === MAX_NESTING + 1) this.fault ??= { kind: 'nesting', line };
      if (this.peek() !== '.') return path;
      this.at += 1;
    }
  }

  private value(path: KeyPath | null): void {
    const first = this.peek();
    if (first === '"' || first === "'") this.string();
    else if (first === '[') this.list(']', () => this.value(null));
    else if (first === '{') this.list('}', () => this.pair(path));
    else this.number(this.run(/[^\s,\]}#]*(?: [0-9][^\s,\]}#]*)?/y));
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

  private number(token: string): void {
    const from = this.at - token.length;
    this.noteLong('bare', from);
    const leapSecond = leapSecondIn(token);
    if (leapSecond !== null) this.leapSeconds.push(from + leapSecond);
    if (isTooLarge(token)) this.fault ??= { kind: 'number', line: this.line };
    else if (isNoDay(token)) this.fault ??= { kind: 'date', line: this.line };
  }

  /** Reads a string of any of the four kinds, with its quotes. */
  private string(): string {
    const from = this.at;
    const quote = this.peek();
    const long = this.text.startsWith(quote.repeat(3), from);
    const end = long ? this.endOfLong(quote, from + 3) : this.endOfShort(quote, from + 1);
    this.at = end;
    if (long) this.line += countLines(this.text, from, end);
    this.noteLong('text', from);
    return this.text.slice(from, end);
  }

  private endOfShort(quote: string, from: number): number {
    return this.closing(quote, from) + 1;
  }

  /** Up to two quotes may stand right before the three that close it. */
  private endOfLong(quote: string, from: number): number {
    let end = this.closing(quote.repeat(3), from) + 3;
    while (this.text[end] === quote) end += 1;
    return end;
  }

  /** Where the closing quotes begin. */
  private closing(quotes: string, from: number): number {
    let end = this.text.indexOf(quotes, from);
    if (quotes.startsWith("'")) return end < 0 ? this.text.length : end;
    let backslash = this.backslashFrom(from);
    while (backslash < end) {
      // The escaped character may be one of the quotes that were found.
      if (backslash + 1 >= end) end = this.text.indexOf(quotes, backslash + 2);
      backslash = this.backslashFrom(backslash + 2);
    }
    return end < 0 ? this.text.length : end;
  }

  /** The next backslash, which is looked for once: the next may be far away, or there is none. */
  private backslashFrom(from: number): number {
    if (this.backslash < from) {
      const found = this.text.indexOf('\\', from);
      this.backslash = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.backslash;
  }

  /** Skips white space, line ends and comments. */
  private blank(): void {
    for (;;) {
      this.run(/[ \t\r\n]*/y);
      if (this.peek() !== '#') return;
      const from = this.at;
      const end = this.text.indexOf('\n', from);
      this.at = end < 0 ? this.text.length : end;
      this.noteLong('comment', from);
    }
  }

  private run(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.line += countLines(this.text, this.at, this.at + found.length);
    this.at += found.length;
    return found;
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private note(path: KeyPath | null, line: number): void {
    const key = path === null ? null : JSON.stringify(path);
    if (key !== null && !this.lines.has(key)) this.lines.set(key, line);
  }

  private noteLong(is: LongToken['is'], from: number): void {
    if (this.at - from >= LONG) this.longTokens.push({ is, from, to: this.at });
  }
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) count += 1;
  return count;
}
