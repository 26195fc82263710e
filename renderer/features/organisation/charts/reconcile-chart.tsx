import { memo, useMemo } from 'react';
import { DAY_MS } from '../../../../electron/shared/durations.ts';
import type { AccountTotals } from '../../../../electron/shared/live.ts';
import type { OrgReconcile } from '../../../../electron/shared/schema/organisation/org-usage.ts';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { numberCell, textCell } from '../../../ui/charts/frame/chart-data.ts';
import { ChartFrame } from '../../../ui/charts/frame/chart-frame.tsx';
import lines from '../../../ui/charts/frame/lines.module.css';
import { FactsList } from '../../../ui/detail/facts-list.tsx';
import { useNames } from '../names.ts';
import { useOrganisationTexts } from '../organisation-texts.ts';
import type { ChartProps } from './chart-props.ts';
import { type LinePoint, type LineWords, lineFigures, type PeriodLine } from './period-course.tsx';
import { usePeriodWords } from './period-words.ts';

/** Tokens of one person and the same days, here and in the organisation, with the known reasons where they differ. */
export const ReconcileChart = memo(function ReconcileChart(
  props: Pick<ChartProps, 'answer'> & {
    readonly reconciliation: OrgReconcile;
    /** What the account says of itself; null where it was not asked. */
    readonly account: AccountTotals | null;
  },
) {
  const { format } = useLocale();
  const { reconcile: texts, notKnown } = useOrganisationTexts();
  const { account } = props;
  const { rows, person } = props.reconciliation;
  const period = usePeriodWords('day');
  const names = useNames();
  const { points, all } = useMemo(() => linesOf(rows, texts), [rows, texts]);
  const write = (tokens: number) => format.tokens(Math.round(tokens));
  const because = (row: OrgReconcile['rows'][number]) =>
    row.reasons.map((reason) => texts.reasons[reason]).join(', ');
  const signed = (amount: number) => `${amount > 0 ? '+' : amount < 0 ? '−' : ''}${write(Math.abs(amount))}`;
  const words: LineWords = {
    ...period,
    write,
    value: (place) => {
      const row = rows[place];
      if (row === undefined || row.difference === null) return row === undefined ? '' : because(row);
      return row.difference === 0 ? texts.same : texts.differs(signed(row.difference), because(row));
    },
  };
  const both = rows.filter(({ difference }) => difference !== null);
  const sum = (of: 'localTokens' | 'organizationTokens') =>
    write(both.reduce((total, row) => total + (row[of] ?? 0), 0));
  return (
    <ChartFrame
      title={texts.title}
      file="organisation-reconciled"
      summary={texts.summary(sum('organizationTokens'), sum('localTokens'))}
      answer={props.answer}
      {...lineFigures(points, all, words)}
      table={{
        columns: [
          period.column,
          texts.organisation,
          texts.local,
          texts.other,
          texts.difference,
          texts.reasonsColumn,
        ],
        rows: rows.toReversed().map((row) => ({
          key: row.day,
          cells: [
            { value: row.day, text: period.name(row.day) },
            numberCell(row.organizationTokens, write),
            numberCell(row.localTokens, write),
            numberCell(row.otherTokens, write),
            numberCell(row.difference, signed),
            textCell(because(row)),
          ],
        })),
      }}
      height={9}
    >
      <p className={lines.note}>
        {texts.of(names.person(person, person))}.{account === null ? ` ${texts.noAccount}` : null}
      </p>
      {account === null ? null : (
        <FactsList
          facts={[
            {
              label: texts.accountSpan(format.day(account.from), format.day(account.to)),
              value: write(account.account),
            },
            { label: texts.hereSpan, value: write(account.local) },
            { label: texts.thereSpan, value: spanText(rows, account, write) ?? notKnown },
          ]}
        />
      )}
    </ChartFrame>
  );
});

/** What the organisation counts of the days of the account; null where it does not know all of them. */
function spanText(
  rows: OrgReconcile['rows'],
  { from, to }: AccountTotals,
  write: (tokens: number) => string,
): string | null {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  const known = rows.filter(({ day, organizationTokens }) => {
    return day >= from && day <= to && organizationTokens !== null;
  });
  return known.length < days
    ? null
    : write(known.reduce((sum, { organizationTokens }) => sum + (organizationTokens ?? 0), 0));
}

function linesOf(
  rows: OrgReconcile['rows'],
  texts: ReturnType<typeof useOrganisationTexts>['reconcile'],
): { readonly points: readonly LinePoint[]; readonly all: readonly PeriodLine[] } {
  const hasOther = rows.some(({ otherTokens }) => otherTokens > 0);
  return {
    points: rows.map(({ day, reasons, organizationTokens, localTokens }) => ({
      key: day,
      unknown:
        organizationTokens !== null || localTokens !== null
          ? undefined
          : reasons.includes('not-read')
            ? 'not-read'
            : 'not-given',
      mayRise: reasons.includes('late'),
    })),
    all: [
      { key: 'organisation', label: texts.organisation, values: rows.map((row) => row.organizationTokens) },
      { key: 'local', label: texts.local, values: rows.map((row) => row.localTokens) },
      ...(hasOther ? [{ key: 'other', label: texts.other, values: rows.map((row) => row.otherTokens) }] : []),
    ],
  };
}
