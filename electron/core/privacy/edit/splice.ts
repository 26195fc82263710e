/** The one change of an edit: `removed` stood at `at` and gives way to `inserted`. */
export interface Splice {
  /** Offset in UTF-16 units, a byte-order mark included. */
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

/** Returns the text with the splice made. */
export function applySplice(text: string, { at, removed, inserted }: Splice): string {
  return text.slice(0, at) + inserted + text.slice(at + removed.length);
}

/** Returns the splice that takes this one back. */
export function reversed({ at, removed, inserted }: Splice): Splice {
  return { at, removed: inserted, inserted: removed };
}

/** Returns true where what a splice would take away is still there. */
export function fits(text: string, { at, removed }: Splice): boolean {
  return text.startsWith(removed, at);
}
