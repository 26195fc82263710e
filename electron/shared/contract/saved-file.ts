/** What became of a file that a person asked for. */
export interface SavedFile {
  /** Absolute; null where the person cancelled, or the host has no save dialog. */
  readonly file: string | null;
  /** The name that was suggested. */
  readonly name: string;
  /** The content, where the page itself has to offer it: a browser tab. */
  readonly text: string | null;
}

/** Formats of a report for other programs. */
export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
