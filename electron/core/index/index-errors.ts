/** SQLite's primary result codes for a file with other contents than were written. */
const DAMAGE: ReadonlySet<number> = new Set([
  // A table or column is missing.
  1,
  // A page is malformed.
  11,
  // A value has another type.
  20, 24,
  // Not a database.
  26,
]);

/** A read beyond the end of the file. */
const SHORT_READ = 522;

/** Thrown for an index of another format. `newer`: written by a newer Glance. */
export class OtherFormat extends Error {
  readonly code = 'ERR_INDEX_FORMAT';
  readonly newer: boolean;

  constructor(newer: boolean) {
    super(
      newer
        ? 'The index was written by a newer Codex Glance. Update this one.'
        : 'The index has another format.',
    );
    this.newer = newer;
  }
}

/** Returns true where an index is damaged or was lost while it was written, so that everything must be read again. */
export function isIndexError(error: unknown): boolean {
  const { code, errcode = 0 } = (error ?? {}) as NodeJS.ErrnoException & { readonly errcode?: number };
  if (code === 'ERR_SQLITE_ERROR') return DAMAGE.has(errcode & 0xff) || errcode === SHORT_READ;
  return code === 'ERR_INDEX_DAMAGED' || code === 'ERR_INDEX_LOST';
}
