import type { StorageKind, StorageReport } from '../../../shared/governance/storage-report.ts';
import { textOf } from '../../../shared/messages/message.ts';
import { blank, heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

/** So many files are listed; JSON has all. */
const LISTED = 20;

const kindNames: Record<StorageKind, string> = {
  sessions: 'Sessions',
  'archived-sessions': 'Archived sessions',
  'compressed-sessions': 'Compressed sessions',
  history: 'Prompt history',
  databases: 'Databases',
  logs: 'Logs',
  images: 'Images',
  'shell-snapshots': 'Shell snapshots',
  packages: 'Packages',
  temporary: 'Temporary files',
  other: 'Other files',
  glance: 'Codex Glance',
};

const storageColumns: readonly Column[] = [
  { title: 'Kind' },
  { ...right, title: 'Files' },
  { ...right, title: 'On disk' },
  { title: 'Oldest', optional: 0 },
];

/** Renders what takes how much on disk. */
export function storageView(report: StorageReport, context: LocaleContext): Line[] {
  const { columns, format, pathName } = context;
  const rows = report.entries.map(({ kind, files, bytes, oldest }) => [
    kindNames[kind],
    format.tokensFull(files),
    styled(bytesText(bytes), 'bold'),
    oldest.slice(0, 10),
  ]);
  return [
    heading('Storage'),
    ...(rows.length === 0
      ? paragraph('No file was found.', columns)
      : table(storageColumns, rows, { columns })),
    ...report.unreadable.flatMap((folder) =>
      paragraph(`Not listed, so it is not counted: ${pathName(folder)}`, columns, { style: 'yellow' }),
    ),
  ];
}

const fileColumns: readonly Column[] = [
  { title: 'Session', shrink: 'both', least: 12 },
  { title: 'Last active', optional: 0 },
  { ...right, title: 'On disk' },
];

/** Renders what goes, or would go, and what stays and why. */
export function pruneView(report: StorageReport, context: LocaleContext): Line[] {
  const { removed = [], kept = [], freedBytes = 0, dryRun = false, how = 'remove' } = report;
  const { columns, format } = context;
  const verb = { remove: ['Removed', 'Would be removed'], compress: ['Compressed', 'Would be compressed'] }[
    how
  ];
  const rows = removed
    .slice(0, LISTED)
    .map(({ threadId, lastActivityAt, bytes }) => [
      threadId,
      lastActivityAt?.slice(0, 10) ?? '',
      styled(bytesText(bytes), 'bold'),
    ]);
  const files = removed.length === 1 ? '1 file' : `${format.tokensFull(removed.length)} files`;
  const freed =
    dryRun && how === 'compress'
      ? `${files}, ${bytesText(freedBytes)} now`
      : `${files}, ${bytesText(freedBytes)}`;
  return [
    heading(verb[dryRun ? 1 : 0] ?? '', freed),
    ...(rows.length === 0
      ? paragraph('No session file is that old.', columns)
      : table(fileColumns, rows, { columns })),
    ...more(removed.length, columns),
    ...(kept.length === 0 ? [] : [blank, heading('Kept', `${format.tokensFull(kept.length)} files`)]),
    ...kept
      .slice(0, LISTED)
      .flatMap(({ threadId, reason }) => paragraph(`${threadId}: ${textOf(reason)}`, columns, { hang: 2 })),
    ...more(kept.length, columns),
  ];
}

function more(count: number, columns: number | null): Line[] {
  return count <= LISTED
    ? []
    : paragraph(`and ${count - LISTED} more; --json has all.`, columns, { style: 'dim' });
}

const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, three digits. */
function bytesText(bytes: number): string {
  let value = bytes;
  let name: string = 'B';
  for (const unit of units) {
    if (value < 999.5) break;
    value /= 1_000;
    name = unit;
  }
  return `${value < 10 && name !== 'B' ? value.toFixed(1) : Math.round(value)} ${name}`;
}
