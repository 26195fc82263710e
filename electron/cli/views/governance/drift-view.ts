import type { DriftReport } from '../../../shared/governance/drift-report.ts';
import type { PostureValue } from '../../../shared/governance/posture.ts';
import { heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import type { LocaleContext } from '../view.ts';

/** Each change with what was and what is, and the file that decides it. */
export function driftView(report: DriftReport, context: LocaleContext): Line[] {
  const { changes, pinnedAt, policy, signedBy } = report;
  const { columns, format, now, pathName } = context;
  const signed = signedBy === null ? 'not signed' : `signed by ${signedBy.slice(0, 16)}…`;
  return [
    heading('Drift', `since ${format.moment(pinnedAt, now)}, policy ${policy}, ${signed}`),
    ...(changes.length === 0
      ? paragraph('Nothing changed.', columns, { style: 'green' })
      : changes.flatMap(({ id, before, after, file, changedAt }): Line[] => [
          [styled(`  ${id}`, 'bold')],
          ...paragraph(`was  ${valueText(before)}`, columns, { indent: 4, hang: 5, style: 'dim' }),
          ...paragraph(`is   ${valueText(after)}`, columns, { indent: 4, hang: 5 }),
          ...(file === null
            ? []
            : paragraph(
                `${pathName(file)}${changedAt === null ? '' : `, changed ${format.moment(changedAt, now)}`}`,
                columns,
                { indent: 4, hang: 2, style: 'dim' },
              )),
        ])),
  ];
}

function valueText(value: PostureValue): string {
  if (value === null) return 'not there, or not known';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
