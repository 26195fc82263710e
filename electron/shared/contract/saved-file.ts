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

/** Names of a chart's files. */
export const CHART_FILE = /^[a-z0-9][a-z0-9-]{0,59}\.(?:csv|svg|png)$/;

/** Characters in a chart's file, of a PNG in Base64. */
export const MOST_CHART_LENGTH = 12 * 1024 * 1024;
