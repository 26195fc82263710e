import type { ToolFields } from './tool-lines.ts';

/*
 * Codex writes a line as `{"timestamp":"…","ordinal":n,"type":"…","payload":{"type":"…",…`, without blanks and mostly
 * without the ordinal (codex-rs/history/src/rollout_payload.rs). Its kind is then known by its first bytes.
 */

const OPENING = Buffer.from('{"timestamp":"');
const ORDINAL = Buffer.from(',"ordinal":');
const TYPE = Buffer.from(',"type":"');
const PAYLOAD = Buffer.from(',"payload":{"type":"');

const QUOTE = 0x22;

/** Longer than any time or name of a kind. */
const LONGEST = 40;

/** The kind of the line in `bytes[from, end)`; null where it is written in another way, or its head is not all there. */
export function kindByHead(bytes: Buffer, from: number, end: number): ToolFields | null {
  if (!isThere(OPENING, bytes, from, end)) return null;
  const time = quoteAfter(bytes, from + OPENING.length, end);
  let at = time + 1;
  if (time < 0) return null;
  if (isThere(ORDINAL, bytes, at, end)) {
    at += ORDINAL.length;
    while (at < end && isDigit(bytes[at] ?? 0)) at += 1;
  }
  if (!isThere(TYPE, bytes, at, end)) return null;
  const typeStart = at + TYPE.length;
  const typeEnd = quoteAfter(bytes, typeStart, end);
  if (typeEnd < 0) return null;
  const type = bytes.toString('latin1', typeStart, typeEnd);
  if (!isThere(PAYLOAD, bytes, typeEnd + 1, end)) return { type };
  const payloadStart = typeEnd + 1 + PAYLOAD.length;
  const payloadEnd = quoteAfter(bytes, payloadStart, end);
  return payloadEnd < 0
    ? { type }
    : { type, payloadType: bytes.toString('latin1', payloadStart, payloadEnd) };
}

function isThere(text: Buffer, bytes: Buffer, at: number, end: number): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}

/** Where a short text of letters, digits and such ends; -1 where it does not, or holds anything else. */
function quoteAfter(bytes: Buffer, from: number, end: number): number {
  const last = Math.min(end, from + LONGEST);
  for (let at = from; at < last; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at;
    if (byte <= 0x20 || byte >= 0x7f || byte === 0x5c) return -1;
  }
  return -1;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
