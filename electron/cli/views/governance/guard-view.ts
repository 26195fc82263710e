import type { GuardBudget, GuardReport } from '../../../shared/governance/guard-report.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { heading, type Line, type Style, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const columnsOf: readonly Column[] = [
  { title: 'Budget', shrink: 'both', least: 12 },
  { title: 'Used', align: 'right' },
  { title: 'Of', align: 'right' },
  { title: '' },
  { title: 'Starts over', optional: 0 },
];

const states: Record<GuardBudget['state'], readonly [word: string, style: Style]> = {
  within: ['within', 'green'],
  over: ['over', 'red'],
  'not-known': ['not known', 'yellow'],
};

/** Renders each budget as it stands, and why where it is not within. */
export function guardView(report: GuardReport, context: LocaleContext): Line[] {
  const { format, columns } = context;
  const rows = report.budgets.map((budget) => {
    const [word, style] = states[budget.state];
    return [
      budget.id,
      styled(amountOf(budget, budget.used, context), 'bold'),
      amountOf(budget, budget.limit, context),
      styled(word, style),
      budget.resetsAt === null ? '' : format.moment(budget.resetsAt, context.now),
    ];
  });
  const reasons = report.budgets.filter(({ state }) => state !== 'within').map(({ reason }) => reason);
  return [
    heading('Budgets'),
    ...table(columnsOf, rows, { columns }),
    ...[...reasons, ...report.notes].flatMap((reason) => paragraph(sentence(plainTextOf(reason)), columns)),
  ];
}

function amountOf({ unit }: GuardBudget, value: number | null, { format }: LocaleContext): string {
  if (value === null) return '?';
  return unit === 'usd' ? format.usd(value) : format.percent(value, 1);
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
