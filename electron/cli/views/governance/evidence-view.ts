import type { EvidenceReport, EvidenceVerification } from '../../../shared/governance/evidence-report.ts';
import { heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const columnsOf: readonly Column[] = [
  { title: 'File', shrink: 'both', least: 16 },
  { title: 'Bytes', align: 'right' },
  { title: 'SHA-256', optional: 0, shrink: 'start', least: 16 },
];

/** So many differences are listed; JSON has all. */
const LISTED = 20;

/** What was packed, with the sums to keep. */
export function evidenceView(report: EvidenceReport, context: LocaleContext): Line[] {
  const { columns, format, pathName } = context;
  const rows = report.entries.map(({ name, bytes, sha256 }) => [name, format.tokensFull(bytes), sha256]);
  return [
    heading('Evidence'),
    ...paragraph(pathName(report.file), columns, { style: 'dim' }),
    ...table(columnsOf, rows, { columns }),
    ...paragraph(`SHA-256 ${report.sha256}`, columns, { hang: 8 }),
    ...signedLine(report.signedBy, columns),
  ];
}

/** Whether a package is as it was packed, and what is another now. */
export function verificationView(report: EvidenceVerification, context: LocaleContext): Line[] {
  const { columns, format, now, pathName } = context;
  const { valid, problems, differsFromNow, generatedAt, signed, signedBy } = report;
  const differs = differsFromNow ?? [];
  return [
    heading('Evidence'),
    ...paragraph(pathName(report.file), columns, { style: 'dim' }),
    valid ? [styled('  Valid', 'green')] : [styled('  Not valid', 'red')],
    ...problems.flatMap((problem) => paragraph(problem, columns, { indent: 4 })),
    ...(generatedAt === null ? [] : paragraph(`Packed ${format.moment(generatedAt, now)}.`, columns)),
    ...(valid ? signedLine(signed ? signedBy : null, columns) : []),
    ...(differsFromNow === null
      ? []
      : paragraph(
          differs.length === 0 ? 'This machine is as it was then.' : 'Another on this machine now:',
          columns,
        )),
    ...differs.slice(0, LISTED).flatMap((id) => paragraph(id, columns, { indent: 4, hang: 2 })),
    ...(differs.length > LISTED
      ? paragraph(`and ${differs.length - LISTED} more; --json has all.`, columns, { style: 'dim' })
      : []),
  ];
}

function signedLine(signedBy: string | null, columns: number | null): Line[] {
  return paragraph(signedBy === null ? 'Not signed.' : `Signed by ${signedBy}`, columns, { hang: 10 });
}
