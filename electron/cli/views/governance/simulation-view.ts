import type { SimulatedRule, SimulationReport } from '../../../shared/governance/simulation-report.ts';
import { textOf } from '../../../shared/messages/message.ts';
import { plainText } from '../../../shared/messages/plain-text.ts';
import { blank, heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

/** So many folders are listed; JSON has all. */
const LISTED = 10;

const ruleColumns: readonly Column[] = [
  { title: 'Rule', shrink: 'start', least: 20 },
  { title: 'Not allowed', ...right },
  { title: 'Not recorded', ...right },
  { title: 'Values', shrink: 'start', optional: 0 },
];

const projectColumns: readonly Column[] = [
  { title: 'Folder', shrink: 'end', least: 12 },
  { title: 'Sessions', ...right },
  { title: 'Affected', ...right },
  { title: 'Rules', shrink: 'start', optional: 0 },
];

/** Renders what a policy would have changed, by rule and by folder. */
export function simulationView(report: SimulationReport, context: LocaleContext): Line[] {
  const { columns, format } = context;
  const { policy, days, sessions, rules, projects, notSimulated } = report;
  const span = days === 1 ? 'the last 24 hours' : `the last ${days} days`;
  const head = heading(`Under ${policy}`, span);
  if (sessions === 0)
    return [head, ...paragraph('No session in this span.', columns), ...limits(report, columns)];
  return [
    head,
    ...paragraph(
      [
        `${format.tokensFull(report.affected)} of ${sessionsText(sessions, context)} would have run otherwise, or not at all.`,
        ...(report.notKnown === 0 ? [] : [`Of ${format.tokensFull(report.notKnown)} it is not known.`]),
      ].join(' '),
      columns,
      { style: report.affected > 0 ? 'yellow' : 'green' },
    ),
    ...table(
      ruleColumns,
      rules.map((rule) => ruleRow(rule, context)),
      { columns },
    ),
    ...(projects.length === 0 ? [] : [blank, heading('In these folders')]),
    ...table(
      projectColumns,
      projects
        .slice(0, LISTED)
        .map(({ cwd, sessions: all, affected, rules: ids }) => [
          cwd === null ? 'not recorded' : context.pathName(cwd),
          format.tokensFull(all),
          format.tokensFull(affected),
          styled(ids.join(', '), 'dim'),
        ]),
      { columns },
    ),
    ...(projects.length > LISTED
      ? paragraph(`and ${projects.length - LISTED} more; --json has all.`, columns, { style: 'dim' })
      : []),
    ...limits(report, columns),
    ...(notSimulated.length === 0
      ? []
      : paragraph(`Sessions record nothing of: ${notSimulated.join(', ')}.`, columns, { style: 'dim' })),
  ];
}

function ruleRow({ title, affected, notKnown, values }: SimulatedRule, { format }: LocaleContext) {
  const names = values.map(({ value, sessions }) => `${value} (${format.tokensFull(sessions)})`).join(', ');
  return [
    plainText(textOf(title)),
    affected === 0 ? '0' : styled(format.tokensFull(affected), 'yellow'),
    format.tokensFull(notKnown),
    styled(names, 'dim'),
  ];
}

function sessionsText(count: number, { format }: LocaleContext): string {
  return count === 1 ? '1 session' : `${format.tokensFull(count)} sessions`;
}

function limits({ unreadable, leftOut }: SimulationReport, columns: number | null): Line[] {
  const words = [
    ...(unreadable > 0 ? [`${unreadable} session files could not be read.`] : []),
    ...(leftOut > 0 ? [`${leftOut} older sessions were left out, as reading took too long.`] : []),
  ];
  return words.flatMap((text) => paragraph(text, columns, { style: 'yellow' }));
}
