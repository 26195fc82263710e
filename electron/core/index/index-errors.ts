/** What SQLite says of a file that is not what was written: its primary result codes. */
const DAMAGE: ReadonlySet<number> = new Set([
  // A table or a column is not there.
  1,
  // A page is not what it should be.
  11,
  // A value is not of its kind.
  20, 24,
  // It is no database.
  26,
]);

/** Of reading beyond the end of a file. */
const SHORT_READ = 522;

/** An index of another format. `newer`: of a Glance that came after this one. */
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

/** True where an index is damaged, or was lost while it was written: all is to be read again. */
export function isIndexError(error: unknown): boolean {
  const { code, errcode = 0 } = (error ?? {}) as NodeJS.ErrnoException & { readonly errcode?: number };
  if (code === 'ERR_SQLITE_ERROR') return DAMAGE.has(errcode & 0xff) || errcode === SHORT_READ;
  return code === 'ERR_INDEX_DAMAGED' || code === 'ERR_INDEX_LOST';
}
