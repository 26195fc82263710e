/** The result of saving a file. */
export interface SavedFile {
  /** Absolute; null where the user cancelled, or the host has no save dialog. */
  readonly file: string | null;
  /** The suggested name. */
  readonly name: string;
  /** The content, where the page itself must offer it: in a browser tab. */
  readonly text: string | null;
}

/** Formats of a report for other programs. */
export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];
