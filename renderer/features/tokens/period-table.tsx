import type { ReactNode } from 'react';
import type { Tokens } from '../../../electron/shared/tokens.ts';
import type { Period } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './period-table.module.css';

export interface PeriodColumn {
  readonly title: string;
  readonly period: Period;
}

/** Periods side by side, with the parts of each sum. With `whole` also the parts that few ask for. */
export function PeriodTable(props: {
  readonly columns: readonly PeriodColumn[];
  readonly atLeast: boolean;
  readonly whole?: boolean;
}) {
  const { format, strings } = useLocale();
  const { columns, whole = false } = props;
  const tokens = (pick: (tokens: Tokens) => number) => (period: Period) => (
    <Count count={pick(period.tokens)} atLeast={false} />
  );
  return (
    <table className={`${styles.table} ${whole ? styles.whole : ''}`}>
      <caption className="spoken">{strings.tokens.periods}</caption>
      <thead>
        <tr className={styles.row}>
          <td className={styles.corner} />
          {columns.map(({ title }) => (
            <th key={title} scope="col" className={styles.period}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Line label={strings.tokens.total} columns={columns} kind="total">
          {(period) => <Count count={period.tokens.total} atLeast={props.atLeast} />}
        </Line>
        <CostRow columns={columns} whole={whole} />
        <Line label={strings.tokens.input} columns={columns} kind="apart">
          {tokens(({ input }) => input)}
        </Line>
        <Line label={strings.tokens.cached} columns={columns} kind="part">
          {tokens(({ cachedInput }) => cachedInput)}
        </Line>
        {whole ? (
          <Line label={strings.tokens.cacheWrite} columns={columns} kind="part">
            {tokens(({ cacheWriteInput }) => cacheWriteInput)}
          </Line>
        ) : null}
        <Line label={strings.tokens.output} columns={columns}>
          {tokens(({ output }) => output)}
        </Line>
        <Line label={strings.tokens.reasoning} columns={columns} kind="part">
          {tokens(({ reasoningOutput }) => reasoningOutput)}
        </Line>
        {whole ? (
          <>
            <Line label={strings.tokens.responses} columns={columns} kind="apart">
              {({ responses }) => format.tokensFull(responses)}
            </Line>
            <Line label={strings.tokens.sessions} columns={columns}>
              {({ sessions }) => format.tokensFull(sessions)}
            </Line>
          </>
        ) : null}
      </tbody>
    </table>
  );
}

function Line(props: {
  readonly label: string;
  readonly columns: readonly PeriodColumn[];
  /** `part` is of the row above; `apart` begins a group. */
  readonly kind?: 'total' | 'part' | 'apart';
  readonly children: (period: Period) => ReactNode;
}) {
  const kind = props.kind === undefined ? undefined : styles[props.kind];
  return (
    <tr className={`${styles.row} ${kind ?? ''}`}>
      <th scope="row" className={styles.label}>
        {props.label}
      </th>
      {props.columns.map(({ title, period }) => (
        <td key={title} className={styles.amount} data-period={title}>
          {props.children(period)}
        </td>
      ))}
    </tr>
  );
}

function Count(props: { readonly count: number; readonly atLeast: boolean }) {
  const { format, strings } = useLocale();
  const amount = format.tokens(props.count);
  return (
    <span title={format.tokensFull(props.count)}>
      {props.atLeast ? strings.tokens.atLeast(amount) : amount}
    </span>
  );
}

/** Left out in short where no period has a price, as before a price table is known; in whole it says so. */
function CostRow(props: { readonly columns: readonly PeriodColumn[]; readonly whole: boolean }) {
  const { format, strings } = useLocale();
  const { columns, whole } = props;
  if (!whole && columns.every(({ period }) => period.costUsd === null)) return null;
  return (
    <Line label={strings.tokens.cost} columns={columns}>
      {({ costUsd }) =>
        costUsd === null ? (
          <span className={styles.unpriced}>{whole ? strings.tokens.unpriced : strings.tokens.dash}</span>
        ) : (
          format.usd(costUsd)
        )
      }
    </Line>
  );
}
