/** A table of a report. Cells are plain text. */
export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Which columns hold numbers, from 0: they are set to the right. */
  readonly numbers?: readonly number[];
}

/** A part of a report that is read by people. */
export interface ReportSection {
  readonly title: string;
  readonly text: string;
  readonly table: ReportTable;
}
