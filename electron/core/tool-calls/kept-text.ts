/** The most bytes that are kept of a name or a value; longer ones count as not there. */
const LONGEST = 128;

/** The bytes of one wanted text, while they are read. */
export class KeptText {
  /** Null where the text at the current place is passed over. */
  private bytes: number[] | null = null;

  begin(): void {
    this.bytes = [];
  }

  drop(): void {
    this.bytes = null;
  }

  keep(from: Buffer, start: number, end: number): void {
    const { bytes } = this;
    if (bytes === null) return;
    if (bytes.length + end - start > LONGEST) this.bytes = null;
    else for (let at = start; at < end; at++) bytes.push(from[at] ?? 0);
  }

  /** Returns the text as JSON means it, and drops it; null where none was kept. */
  take(): string | null {
    const { bytes } = this;
    this.bytes = null;
    if (bytes === null) return null;
    const isAscii = bytes.every((byte) => byte < 0x80);
    const text = isAscii ? String.fromCharCode(...bytes) : Buffer.from(bytes).toString('utf8');
    if (!text.includes('\\')) return text;
    try {
      return JSON.parse(`"${text}"`) as string;
    } catch {
      return null;
    }
  }
}

/** Digits, letters and signs: what numbers, true, false and null are made of. */
export function isScalar(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === 0x45
  );
}

/** The value that is written so; null for null and for what is none. */
export function scalarOf(text: string): number | boolean | null {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = text === 'null' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}
