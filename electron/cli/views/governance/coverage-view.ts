import type {
  ClassCoverage,
  CoverageReport,
  CoverageSpan,
  GapSession,
  RolloutState,
  SignInClass,
} from '../../../shared/governance/coverage-report.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { blank, heading, type Line, styled } from '../../text/lines.ts';
import { folderName } from '../../text/names.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

/** So many sessions of the gap are listed; JSON has all. */
const LISTED = 10;

/** An id is cut in its middle, never below this. */
const LEAST_ID = 12;

const classNames: Record<SignInClass, string> = {
  chatgpt: 'ChatGPT',
  apiKey: 'API key',
  otherProvider: 'Other provider',
  unknown: 'Not known',
};

const rolloutNames: Record<RolloutState, string> = {
  present: 'here',
  archived: 'archived',
  compressed: 'compressed',
  deleted: 'deleted',
};

/** Renders what an organisation's compliance export would hold of the sessions, and what it would not. */
export function coverageView(report: CoverageReport, context: LocaleContext): Line[] {
  const { columns } = context;
  if (report.sessions === 0) {
    return [
      heading('Compliance coverage', spanText(report)),
      ...paragraph('No session in this span.', columns),
    ];
  }
  return [
    heading('Compliance coverage', spanText(report)),
    ...table(classColumns, classRows(report, context), { columns }),
    ...paragraph(accountsText(report), columns, { style: 'dim' }),
    blank,
    heading('In an export of the organisation'),
    ...table(
      spanColumns,
      report.spans.map((span) => spanRow(span, context)),
      { columns },
    ),
    ...paragraph(
      'Covered: would be in it, for up to 30 days. Gap: is not in it. Not known: cannot be known from here.',
      columns,
      { style: 'dim' },
    ),
    ...(report.leavingWindow === 0 ? [] : paragraph(leavingText(report, context), columns)),
    ...gapLines(report, context),
    ...report.lowerBound.flatMap((reason) =>
      paragraph(`At least: ${plainTextOf(reason)}`, columns, { hang: 2, style: 'yellow' }),
    ),
  ];
}

function spanText({ days, timezone }: CoverageReport): string {
  return days === 1 ? `today, ${timezone}` : `last ${days} days, ${timezone}`;
}

const classColumns: readonly Column[] = [
  { title: 'Signed in with' },
  { ...right, title: 'Sessions' },
  { ...right, title: 'Share' },
  { ...right, title: 'Tokens', optional: 1 },
  { title: 'Evidence', optional: 0 },
];

function classRows(report: CoverageReport, { format }: LocaleContext) {
  return Object.entries(report.byClass).map(([name, part]) => [
    classNames[name as SignInClass],
    styled(format.tokensFull(part.sessions), 'bold'),
    format.percent((100 * part.sessions) / report.sessions),
    format.tokens(part.tokens.total),
    evidenceText(part),
  ]);
}

function evidenceText({ evidence: { strong, weak, none } }: ClassCoverage): string {
  const parts = [
    [strong, 'strong'],
    [weak, 'weak'],
    [none, 'none'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}

function accountsText({ accounts: { workspace, personal, notKnown } }: CoverageReport): string {
  return `ChatGPT accounts: ${workspace} of a workspace, ${personal} personal, ${notKnown} without a recorded plan.`;
}

const spanColumns: readonly Column[] = [
  { ...right, title: 'Days' },
  { ...right, title: 'Sessions' },
  { ...right, title: 'Covered' },
  { ...right, title: 'Gap' },
  { ...right, title: 'Not known' },
  { ...right, title: 'Gap tokens', optional: 0 },
];

function spanRow({ days, total, covered, gap, notKnown }: CoverageSpan, { format }: LocaleContext) {
  return [
    String(days),
    format.tokensFull(total.sessions),
    format.tokensFull(covered.sessions),
    styled(format.tokensFull(gap.sessions), gap.sessions > 0 ? 'yellow' : 'bold'),
    format.tokensFull(notKnown.sessions),
    format.tokens(gap.tokens.total),
  ];
}

function leavingText({ leavingWindow }: CoverageReport, { format }: LocaleContext): string {
  return leavingWindow === 1
    ? '1 covered session leaves the 30 days of the export within a week.'
    : `${format.tokensFull(leavingWindow)} covered sessions leave the 30 days of the export within a week.`;
}

const gapColumns: readonly Column[] = [
  { title: 'Session', shrink: 'both', least: LEAST_ID },
  { title: 'Signed in with' },
  { title: 'Last active', optional: 1 },
  { ...right, title: 'Tokens', optional: 0 },
  { title: 'Project', optional: 3, shrink: 'start' },
  { title: 'File', optional: 2 },
];

function gapLines(report: CoverageReport, context: LocaleContext): Line[] {
  const { gap, otelLogs } = report;
  const { columns } = context;
  if (gap.length === 0) return [];
  const more = gap.length - LISTED;
  return [
    blank,
    heading('Sessions in the gap'),
    ...table(
      gapColumns,
      gap.slice(0, LISTED).map((session) => gapRow(session, context)),
      { columns },
    ),
    ...(more > 0 ? paragraph(`and ${more} more; --json has all.`, columns, { style: 'dim' }) : []),
    ...paragraph(`On this machine: ${rolloutsText(report)}.`, columns),
    ...paragraph(
      otelLogs === null
        ? 'OTel logs: not known.'
        : `OTel logs: ${otelLogs.state}. ${plainTextOf(otelLogs.reason)}`,
      columns,
    ),
  ];
}

function gapRow(session: GapSession, { format }: LocaleContext) {
  const { cwd, lastActivityAt } = session;
  return [
    session.threadId,
    `${classNames[session.class]}${session.evidence === 'weak' ? ' ?' : ''}`,
    lastActivityAt === null ? '' : lastActivityAt.slice(0, 10),
    format.tokens(session.tokens.total),
    cwd === null ? '' : folderName(cwd),
    rolloutNames[session.rollout],
  ];
}

function rolloutsText({ gapRollouts }: CoverageReport): string {
  return (Object.entries(gapRollouts) as [RolloutState, number][])
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${rolloutNames[state]}`)
    .join(', ');
}
