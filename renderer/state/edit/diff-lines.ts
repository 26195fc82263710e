/** A line of a unified diff, with its 1-based number in the file it belongs to. */
export interface DiffLine {
  readonly kind: 'removed' | 'added' | 'kept';
  readonly line: number;
  readonly text: string;
}

/** The lines that a unified diff of one file changes; its headers, which name file and place, are read. */
export function diffLines(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let before = 0;
  let after = 0;
  let isInHunk = false;
  for (const row of diff.split('\n')) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
    if (head !== null) {
      before = Number(head[1]);
      after = Number(head[2]);
      isInHunk = true;
    } else if (isInHunk && row.startsWith('-')) {
      lines.push({ kind: 'removed', line: before++, text: row.slice(1) });
    } else if (isInHunk && row.startsWith('+')) {
      lines.push({ kind: 'added', line: after++, text: row.slice(1) });
    } else if (isInHunk && row.startsWith(' ')) {
      lines.push({ kind: 'kept', line: after++, text: row.slice(1) });
      before += 1;
    }
  }
  return lines;
}

/** The line of `analytics.enabled` in the file that a diff makes; null where it has none. */
export function editedLine(diff: string): number | null {
  return (
    diffLines(diff).findLast(({ kind, text }) => kind === 'added' && /\benabled\b/.test(text))?.line ?? null
  );
}
