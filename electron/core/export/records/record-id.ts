import { createHash } from 'node:crypto';
import type { RecordKind } from '../../../shared/schema/export/record.ts';

/**
 * Makes the id of a record from its kind and what identifies the fact, so that the same fact has the same id whenever
 * and wherever it is made: the first 16 bytes of a SHA-256, marked as a UUID of version 8 (RFC 9562, 5.8).
 */
export function recordId(kind: RecordKind, parts: readonly (string | number | null)[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
