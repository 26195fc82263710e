import { isScalar, KeptText, scalarOf } from './kept-text.ts';

/*
 * Reads a file of JSON lines byte by byte, in pieces of any size, and takes from each line the few members that are
 * wanted. Everything else is passed over where it stands: no string, number or object is made of it, so that what a
 * model was given or answered cannot be kept. Only names and wanted values are copied, up to 128 bytes.
 */

/** What is wanted of a JSON object, by the names of its members. */
export interface Wanted<Field extends string> {
  /** Takes the value itself, where it is a string, a number, true or false. */
  readonly value?: Field;
  /** Takes the name of the first member, where the value is an object. */
  readonly firstName?: Field;
  readonly members?: Readonly<Record<string, Wanted<Field>>>;
}

export type Fields<Field extends string> = Partial<Record<Field, string | number | boolean>>;

/** What a walker passes on. */
export interface FieldSink<Field extends string> {
  /** Asked where a line begins in `bytes[from, end)`: true where its head shows that it tells nothing. */
  passesOver?(bytes: Buffer, from: number, end: number): boolean;
  /** Asked after each value that was taken: false where the rest of the line tells nothing. */
  goesOn(fields: Fields<Field>): boolean;
  /** A line that is a whole object, with what was wanted of it. */
  line(fields: Fields<Field>): void;
  /** A line that is no whole object. */
  damaged(): void;
}

const [NEWLINE, QUOTE, BACKSLASH, COMMA, COLON] = [0x0a, 0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

type Expected = 'line' | 'name' | 'colon' | 'value' | 'comma' | 'end' | 'rest';

/** A place in a line, kept between two pieces of the file. */
export class LineWalker<Field extends string> {
  private readonly wanted: Wanted<Field>;
  private readonly sink: FieldSink<Field>;
  private fields: Fields<Field> = {};
  private expected: Expected = 'line';
  /** Objects around the current place, of those that are wanted. */
  private readonly around: Wanted<Field>[] = [];
  /** What is wanted of the member whose name was read last; null where nothing is. */
  private member: Wanted<Field> | null = null;
  private isFirst = false;
  /** Depth within a value that is passed over. */
  private skipped = 0;
  private inString = false;
  private isEscaped = false;
  private inScalar = false;
  private readonly text = new KeptText();

  constructor(wanted: Wanted<Field>, sink: FieldSink<Field>) {
    this.wanted = wanted;
    this.sink = sink;
  }

  /** Takes the next bytes of the file. */
  push(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const newline = bytes.indexOf(NEWLINE, at);
      const end = newline < 0 ? bytes.length : newline;
      if (this.expected === 'line' && this.sink.passesOver?.(bytes, at, end)) this.expected = 'rest';
      this.walk(bytes, at, end);
      if (newline < 0) return;
      this.endLine();
      at = newline + 1;
    }
  }

  /** Takes a last line without its newline where it is whole; one that is still being written is no damage. */
  finish(): void {
    if (this.expected === 'end') this.endLine();
    this.reset();
  }

  /** Ends a line, also one that will not go on, such as where a compressed file breaks off. */
  endLine(): void {
    const { fields, expected } = this;
    this.reset();
    if (expected === 'end') this.sink.line(fields);
    else if (expected !== 'line' && expected !== 'rest') this.sink.damaged();
  }

  private reset(): void {
    this.fields = {};
    this.expected = 'line';
    this.around.length = 0;
    this.member = null;
    this.skipped = 0;
    this.inString = false;
    this.isEscaped = false;
    this.inScalar = false;
    this.text.drop();
  }

  private walk(bytes: Buffer, from: number, end: number): void {
    for (let at = from; at < end && this.expected !== 'rest'; ) {
      if (this.inString) at = this.goThroughString(bytes, at, end);
      else if (this.skipped > 0) at = this.skip(bytes, at, end);
      else if (this.inScalar) at = this.goThroughScalar(bytes, at, end);
      else {
        this.take(bytes[at] ?? 0);
        // The first byte of a scalar is a part of it.
        if (!this.inScalar) at += 1;
      }
    }
  }

  /** Goes to the end of a string, or as far as there are bytes. */
  private goThroughString(bytes: Buffer, from: number, end: number): number {
    let start = from;
    if (this.isEscaped) {
      this.isEscaped = false;
      this.text.keep(bytes, from, from + 1);
      start = from + 1;
    }
    for (let at = start; ; ) {
      const found = bytes.indexOf(QUOTE, at);
      const quote = found < 0 || found > end ? end : found;
      let escapes = 0;
      while (quote - escapes > at && bytes[quote - escapes - 1] === BACKSLASH) escapes += 1;
      if (quote < end && escapes % 2 === 1) {
        at = quote + 1;
        continue;
      }
      this.text.keep(bytes, start, quote);
      if (quote === end) {
        this.isEscaped = escapes % 2 === 1;
        return end;
      }
      this.inString = false;
      this.endString();
      return quote + 1;
    }
  }

  private endString(): void {
    if (this.skipped > 0) return;
    const text = this.text.take();
    if (this.expected === 'name') {
      const above = this.around.at(-1);
      if (this.isFirst && text !== null) this.set(above?.firstName, text);
      this.isFirst = false;
      const members = above?.members;
      this.member = text !== null && members && Object.hasOwn(members, text) ? (members[text] ?? null) : null;
      if (this.expected === 'name') this.expected = 'colon';
      return;
    }
    this.expected = 'comma';
    if (text !== null) this.set(this.member?.value, text);
  }

  private set(field: Field | undefined, value: string | number | boolean): void {
    if (field === undefined) return;
    this.fields[field] = value;
    if (!this.sink.goesOn(this.fields)) this.expected = 'rest';
  }

  private skip(bytes: Buffer, from: number, end: number): number {
    for (let at = from; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        this.inString = true;
        return at + 1;
      }
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.skipped += 1;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.skipped -= 1;
        if (this.skipped === 0) {
          this.expected = 'comma';
          return at + 1;
        }
      }
    }
    return end;
  }

  private goThroughScalar(bytes: Buffer, from: number, end: number): number {
    let at = from;
    while (at < end && isScalar(bytes[at] ?? 0)) at += 1;
    this.text.keep(bytes, from, at);
    if (at === end) return end;
    this.inScalar = false;
    this.expected = 'comma';
    const text = this.text.take();
    const value = text === null ? null : scalarOf(text);
    if (value !== null) this.set(this.member?.value, value);
    return at;
  }

  /** One byte between the texts of a line. */
  private take(byte: number): void {
    if (byte <= 0x20) return;
    switch (this.expected) {
      case 'line':
        if (byte === OPEN_BRACE) this.open(this.wanted);
        else this.fail();
        return;
      case 'name':
        if (byte === QUOTE) this.begin(this.around.at(-1) ?? null);
        else if (byte === CLOSE_BRACE && this.isFirst) this.close();
        else this.fail();
        return;
      case 'colon':
        if (byte === COLON) this.expected = 'value';
        else this.fail();
        return;
      case 'value':
        this.beginValue(byte);
        return;
      case 'comma':
        if (byte === COMMA) {
          this.expected = 'name';
          this.isFirst = false;
        } else if (byte === CLOSE_BRACE) this.close();
        else this.fail();
        return;
      default:
        this.fail();
    }
  }

  private beginValue(byte: number): void {
    const { member } = this;
    if (byte === QUOTE) this.begin(member?.value === undefined ? null : member);
    else if (byte === OPEN_BRACE && (member?.members || member?.firstName)) this.open(member);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.skipped = 1;
    else if (isScalar(byte)) {
      this.inScalar = true;
      if (member?.value !== undefined) this.text.begin();
    } else this.fail();
  }

  /** Begins a string, which is kept where something is wanted of it. */
  private begin(wanted: Wanted<Field> | null): void {
    this.inString = true;
    if (wanted === null) this.text.drop();
    else this.text.begin();
  }

  private open(wanted: Wanted<Field>): void {
    this.around.push(wanted);
    this.expected = 'name';
    this.isFirst = true;
  }

  private close(): void {
    this.around.pop();
    this.expected = this.around.length === 0 ? 'end' : 'comma';
  }

  /** The rest of a line that is no JSON is passed over. */
  private fail(): void {
    this.sink.damaged();
    this.expected = 'rest';
  }
}
