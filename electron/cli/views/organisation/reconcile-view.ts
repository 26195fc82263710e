import type { DifferenceReason, OrgReconcile } from '../../../shared/schema/organisation/org-usage.ts';
import { cutTo, heading, type Line } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

const reasonNames: Record<DifferenceReason, string> = {
  'other-sign-in': 'API key here',
  late: 'late rows',
  'time-zone': 'time zone',
  'cached-input': 'cached input left out',
  elsewhere: 'used elsewhere',
  'not-known': 'not known',
  'not-read': 'not read',
};

/** Renders what this machine and the organisation counted of the same person and days. */
export function reconcileView({ person, since, until, rows }: OrgReconcile, context: LocaleContext): Line[] {
  const { columns, format } = context;
  const number = (value: number | null) => (value === null ? '?' : format.tokens(value));
  const head = cutTo(heading('Here and in the organisation', `${person}, ${since} to ${until}`), columns);
  if (rows.length === 0) return [head, ...paragraph('Neither has anything in this span.', columns)];
  const cells = rows.map((row) => [
    row.day,
    number(row.localTokens),
    row.otherTokens === 0 ? '' : number(row.otherTokens),
    number(row.organizationTokens),
    row.difference === null ? '?' : `${row.difference > 0 ? '+' : ''}${format.tokens(row.difference)}`,
    row.reasons.map((reason) => reasonNames[reason]).join(', '),
  ]);
  return [
    head,
    ...table(
      [
        { title: 'Day' },
        { ...right, title: 'Here' },
        { ...right, title: 'Here, API key', optional: 1 },
        { ...right, title: 'Organisation' },
        { ...right, title: 'Difference', optional: 2 },
        { title: 'Why', shrink: 'start' },
      ],
      cells,
      { columns },
    ),
    ...paragraph(
      'Tokens of input, with what was cached, and output. Used elsewhere: other machines, Codex cloud or code reviews.',
      columns,
      { style: 'dim' },
    ),
  ];
}
