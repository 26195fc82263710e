import { csv, type Field } from '../../../core/views/report/csv.ts';
import type { OrgReviewsReport, OrgUsageReport } from '../../../shared/schema/organisation/org-usage.ts';
import { escapeMarkdown, markdownTable } from '../../text/markdown.ts';
import type { LocaleContext } from '../view.ts';
import { moneyLines } from './money-lines.ts';
import { groupingTitles, keyName, noteText } from './org-words.ts';

type Report = OrgUsageReport | OrgReviewsReport;
type Row = Report['rows'][number];

/** Members of rows that are no measures. */
const ABOUT = ['key', 'label', 'window', 'revision', 'firstSeenAt', 'lastSeenAt', 'mayStillRise'];

/** Writes a report for spreadsheets: plain numbers, an unknown one empty, with each row's window and history. */
export function orgCsv(report: Report): string {
  const measures = measuresOf(report);
  const header: Field[] = [
    report.by,
    ...(report.kind === 'usage' ? ['email'] : []),
    'start',
    'end',
    ...measures.map(snake),
    ...(report.kind === 'usage' ? ['share'] : []),
    'revision',
    'first_seen_at',
    'last_seen_at',
    'may_still_rise',
  ];
  const lines = (report.rows as readonly Row[]).map((row): Field[] => [
    row.key,
    ...('label' in row ? [row.label] : []),
    row.window.start,
    row.window.end,
    ...measures.map((name) => numberOf(row, name)),
    ...('share' in row ? [row.share] : []),
    row.revision,
    row.firstSeenAt,
    row.lastSeenAt,
    String(row.mayStillRise),
  ]);
  return csv([header, ...lines]);
}

/** Writes a report as GitHub Flavored Markdown. */
export function orgMarkdown(report: Report, { format }: LocaleContext): string {
  const measures = measuresOf(report).filter((name) => numberOf(report.totals, name) !== null);
  const cells = (row: object) =>
    measures.map((name) => {
      const value = numberOf(row, name);
      if (value === null) return '?';
      return name.endsWith('Usd') ? format.usd(value) : format.tokensFull(Math.round(value));
    });
  const rows = (report.rows as readonly Row[]).map((row) => [
    `${keyName(report.by, row.key, 'label' in row ? row.label : null)}${row.mayStillRise ? ' ≥' : ''}`,
    ...cells(row),
  ]);
  const lines = [
    `## ${report.kind === 'usage' ? 'Codex in the organisation' : 'Code reviews by Codex'}`,
    '',
    `${report.since} to ${report.until}, UTC`,
    '',
    ...(rows.length === 0
      ? ['No rows in this span. That is not zero.']
      : markdownTable(
          [
            { title: groupingTitles[report.by] },
            ...measures.map((name) => ({ title: words(name), align: 'right' as const })),
          ],
          [...rows, ['Total', ...cells(report.totals)]],
        )),
    '',
    ...(report.kind === 'usage' ? moneyLines(report, format).map((line) => `- ${escapeMarkdown(line)}`) : []),
    ...report.notes.map((note) => `- ${escapeMarkdown(noteText(note, report.daysNotRead))}`),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function measuresOf({ totals }: Report): string[] {
  return Object.keys(totals).filter((name) => !ABOUT.includes(name));
}

function numberOf(row: object, name: string): number | null {
  return (Reflect.get(row, name) as number | null | undefined) ?? null;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function words(name: string): string {
  const text = snake(name)
    .replaceAll('_', ' ')
    .replace(/\busd\b/, 'USD');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
