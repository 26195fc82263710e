import type { OrgReviewsReport, OrgUsageReport } from '../../../shared/schema/organisation/org-usage.ts';
import { blank, heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';
import { moneyLines } from './money-lines.ts';
import { groupingTitles, keyName, noteText } from './org-words.ts';

const right = { align: 'right' } as const;

/** Renders what the Analytics API says of usage. `?`: the service gives no number. */
export function orgUsageView(report: OrgUsageReport, context: LocaleContext): Line[] {
  const { columns, format } = context;
  const title =
    report.products === 'codex' ? 'Codex in the organisation' : 'ChatGPT, Work and Codex in the organisation';
  const number = (value: number | null) => (value === null ? '?' : format.tokensFull(Math.round(value)));
  const short = (value: number | null) => (value === null ? '?' : format.tokens(value));
  const money = (value: number | null) => (value === null ? '' : format.usd(value));
  const numbers = (row: OrgUsageReport['totals'] & { readonly share?: number | null }) => [
    row.people === null ? '' : number(row.people),
    number(row.threads),
    number(row.turns),
    number(row.credits),
    ...(report.by === 'team' ? [row.share == null ? '' : `${(row.share * 100).toFixed(1)} %`] : []),
    money(row.costUsd),
    money(row.estimatedCostUsd),
    short(row.totalTokens),
  ];
  const rows = report.rows.map((row) => [
    keyName(report.by, row.key, row.label),
    row.mayStillRise ? '≥' : '',
    ...numbers(row),
  ]);
  const isWide = report.by === 'day' || report.by === 'week';
  const shown: Column[] = [
    { title: groupingTitles[report.by], ...(isWide ? {} : { shrink: 'both', least: 12 }) },
    { title: '' },
    { ...right, title: 'People', optional: 1 },
    { ...right, title: 'Threads', optional: 3 },
    { ...right, title: 'Turns' },
    { ...right, title: 'Credits' },
    ...(report.by === 'team' ? [{ ...right, title: 'Share' }] : []),
    { ...right, title: 'Billed', optional: 4 },
    { ...right, title: 'Estimate', optional: 5 },
    { ...right, title: 'Tokens', optional: 2 },
  ];
  return [
    heading(title, `${report.since} to ${report.until}, UTC`),
    ...(rows.length === 0
      ? paragraph(
          'No rows in this span. That is not zero: they come up to a week late, and only for people with usage.',
          columns,
        )
      : table(
          shown,
          [...rows, ['Total', '', ...numbers(report.totals)].map((text) => styled(text, 'bold'))],
          { columns },
        )),
    ...forecastLines(report, context),
    ...moneyLines(report, format).flatMap((line) => paragraph(line, columns, { hang: 2 })),
    ...noteLines(report, columns),
  ];
}

function forecastLines({ forecast }: OrgUsageReport, { columns, format }: LocaleContext): Line[] {
  if (forecast === null) return [];
  const [soFar, expected, low, high] = [forecast.soFar, forecast.expected, forecast.low, forecast.high].map(
    (credits) => format.tokensFull(Math.round(credits)),
  );
  return paragraph(
    `${forecast.month}: ${soFar} credits so far, about ${expected} by its end (likely ${low} to ${high}).`,
    columns,
  );
}

/** Renders what the Analytics API says of reviews. */
export function orgReviewsView(report: OrgReviewsReport, context: LocaleContext): Line[] {
  const { columns, format } = context;
  const number = (value: number | null) => (value === null ? '?' : format.tokensFull(value));
  const reviewColumns: Column[] = [
    { title: groupingTitles[report.by] },
    { title: '' },
    { ...right, title: 'Reviews' },
    { ...right, title: 'Comments' },
    { ...right, title: 'P0' },
    { ...right, title: 'P1' },
    { ...right, title: 'P2' },
  ];
  const responseColumns: Column[] = [
    { title: groupingTitles[report.by] },
    { title: '' },
    { ...right, title: 'Merged' },
    { ...right, title: 'Replies', optional: 1 },
    { ...right, title: 'Up' },
    { ...right, title: 'Down' },
    { ...right, title: 'Other', optional: 2 },
    { ...right, title: 'Engaged' },
  ];
  type Numbers = OrgReviewsReport['totals'];
  const reviewsOf = (row: Numbers) => [row.reviews, row.comments, row.p0, row.p1, row.p2].map(number);
  const responsesOf = (row: Numbers) =>
    [row.merged, row.replies, row.upvotes, row.downvotes, row.otherReactions, row.engaged].map(number);
  const tableOf = (shown: readonly Column[], of: (row: Numbers) => string[]) =>
    table(
      shown,
      [
        ...report.rows.map((row) => [row.key, row.mayStillRise ? '≥' : '', ...of(row)]),
        ['Total', '', ...of(report.totals)].map((text) => styled(text, 'bold')),
      ],
      { columns },
    );
  const span = `${report.since} to ${report.until}, UTC`;
  if (report.rows.length === 0) {
    return [
      heading('Code reviews by Codex', span),
      ...paragraph('No rows in this span. That is not zero: they come up to a week late.', columns),
      ...noteLines(report, columns),
    ];
  }
  return [
    heading('Code reviews by Codex', span),
    ...tableOf(reviewColumns, reviewsOf),
    blank,
    heading('What people answered', 'counted when a pull request is merged'),
    ...tableOf(responseColumns, responsesOf),
    ...noteLines(report, columns),
  ];
}

function noteLines(
  { notes, daysNotRead }: OrgUsageReport | OrgReviewsReport,
  columns: number | null,
): Line[] {
  return notes.flatMap((note) => paragraph(noteText(note, daysNotRead), columns, { style: 'dim', hang: 2 }));
}
