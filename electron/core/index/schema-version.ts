import { checksumText } from '../platform/checksum.ts';

/**
 * The version of the index's schema. Increased whenever rows of an older Glance cannot be used any more; such an index
 * is made again.
 */
export const SCHEMA_VERSION = 13;

/** The last version without a mark. */
export const LAST_UNMARKED = 9;

/** Returns the mark that distinguishes a version from a damaged number. */
export function markOf(format: number): number {
  return checksumText(`codex-glance index ${format}`) | 0;
}
