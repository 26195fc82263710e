/** A row of the table: what is not as expected, or is known to differ. */
export interface Row {
  /** `known` where the repository says so. */
  readonly state: 'DRIFT' | 'known';
  readonly subject: string;
  readonly item: string;
  readonly before: string;
  readonly now: string;
}

/** No column is wider, in characters. */
const WIDEST = 72;

/** Lays rows out in columns, drift first. Longer texts are cut. */
export function layOut(
  rows: readonly Row[],
  titles: { readonly before: string; readonly now: string },
): string {
  const head: Row = { state: 'known', subject: 'Subject', item: 'Item', ...titles };
  const order = rows.toSorted((a, b) => Number(a.state === 'known') - Number(b.state === 'known'));
  const cells = [head, ...order].map((row, index) => [
    index === 0 ? 'State' : row.state,
    row.subject,
    ...[row.item, row.before, row.now].map(cut),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cut(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}
