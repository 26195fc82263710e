import type {
  OrgDoctor,
  OrgPullReport,
  PulledType,
} from '../../../shared/schema/organisation/org-compliance.ts';
import { cutTo, heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

const typeColumns: readonly Column[] = [
  { title: 'Type', shrink: 'start', least: 12 },
  { title: '' },
  { ...right, title: 'Files', optional: 1 },
  { ...right, title: 'Events' },
  { ...right, title: 'Duplicates', optional: 2 },
  { title: 'Up to (UTC)' },
  { title: 'Behind', optional: 3 },
];

/** Renders what was pulled of each type, and what was not. */
export function pullView(report: OrgPullReport, context: LocaleContext): Line[] {
  const { columns, format, pathName } = context;
  const rows = report.types.map((type) => [
    type.type,
    type.state === 'pulled' ? '' : styled(type.state, type.state === 'failed' ? 'red' : 'yellow'),
    format.tokensFull(type.files),
    format.tokensFull(type.events),
    format.tokensFull(type.duplicates),
    type.cursor === null ? '' : type.cursor.slice(0, 16).replace('T', ' '),
    type.behindMs === null
      ? type.window === 'not-known'
        ? ''
        : '?'
      : type.behindMs === 0
        ? 'nothing'
        : format.duration(type.behindMs),
  ]);
  const events = format.tokensFull(report.events);
  return [
    cutTo(heading('Compliance logs', pathName(report.out)), columns),
    ...table(typeColumns, rows, { columns }),
    ...paragraph(
      `${events} new ${report.events === 1 ? 'event' : 'events'}, ${format.tokensFull(report.duplicates)} that were there already.`,
      columns,
    ),
    ...report.types.flatMap((type) => problemLines(type, columns)),
  ];
}

function problemLines(type: PulledType, columns: number | null): Line[] {
  const lines: Line[] = [];
  const add = (text: string, style: 'red' | 'yellow') =>
    lines.push(...paragraph(`${type.type}: ${text}`, columns, { hang: 2, style }));
  if (type.lost !== null) {
    const [from, to] = [type.lost.from, type.lost.to].map((at) => at.slice(0, 10));
    add(
      `what ended between ${from} and ${to} went out of the 30 days that are kept, and was not pulled.`,
      'red',
    );
  }
  if (type.unsureAt !== null) {
    const at = type.unsureAt.slice(0, 16).replace('T', ' ');
    add(
      `more than 100 files end at ${at} UTC, and the service lists 100 of one time. Some may be missing: ask OpenAI for that time.`,
      'red',
    );
  }
  if (type.window === 'leaving')
    add('what is not pulled leaves the 30 days within a week. Run it again soon.', 'yellow');
  if (type.reason !== null) add(type.reason, type.state === 'failed' ? 'red' : 'yellow');
  return lines;
}

const marks: Record<OrgDoctor['checks'][number]['state'], string> = {
  passed: '✓',
  warning: '!',
  failed: '✗',
  skipped: '○',
};
const styles = { passed: 'green', warning: 'yellow', failed: 'red', skipped: 'dim' } as const;

/** Renders what was found of the connection to the organisation's APIs. */
export function orgDoctorView({ base, checks }: OrgDoctor, { columns }: LocaleContext): Line[] {
  return [
    heading("The organisation's APIs", base),
    ...checks.flatMap(({ state, text }) => {
      const [first = [], ...rest] = paragraph(text, columns === null ? null : columns - 4, { indent: 0 });
      return [
        ['  ', styled(marks[state], styles[state]), ' ', ...first],
        ...rest.map((line): Line => ['    ', ...line]),
      ];
    }),
  ];
}
