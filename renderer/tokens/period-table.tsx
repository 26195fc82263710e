import type { ReactNode } from 'react';
import type { Tokens } from '../../electron/shared/tokens.ts';
import type { Period } from '../../electron/shared/usage.ts';
import { useReader } from '../page/reader.tsx';
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
  const { format, strings } = useReader();
  const { columns, whole = false } = props;
  const periods = columns.map(({ period }) => period);
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
        <Line label={strings.tokens.total} periods={periods} kind="total">
          {(period) => <Count count={period.tokens.total} atLeast={props.atLeast} />}
        </Line>
        <Line label={strings.tokens.input} periods={periods}>
          {tokens(({ input }) => input)}
        </Line>
        <Line label={strings.tokens.cached} periods={periods} kind="part">
          {tokens(({ cachedInput }) => cachedInput)}
        </Line>
        {whole ? (
          <Line label={strings.tokens.cacheWrite} periods={periods} kind="part">
            {tokens(({ cacheWriteInput }) => cacheWriteInput)}
          </Line>
        ) : null}
        <Line label={strings.tokens.output} periods={periods}>
          {tokens(({ output }) => output)}
        </Line>
        <Line label={strings.tokens.reasoning} periods={periods} kind="part">
          {tokens(({ reasoningOutput }) => reasoningOutput)}
        </Line>
        <CostRow periods={periods} />
        {whole ? (
          <>
            <Line label={strings.tokens.responses} periods={periods} kind="apart">
              {({ responses }) => format.tokensFull(responses)}
            </Line>
            <Line label={strings.tokens.sessions} periods={periods}>
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
  readonly periods: readonly Period[];
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
      {props.periods.map((period) => (
        <td key={period.from + period.to} className={styles.amount}>
          {props.children(period)}
        </td>
      ))}
    </tr>
  );
}

function Count(props: { readonly count: number; readonly atLeast: boolean }) {
  const { format, strings } = useReader();
  const amount = format.tokens(props.count);
  return (
    <span title={format.tokensFull(props.count)}>
      {props.atLeast ? strings.tokens.atLeast(amount) : amount}
    </span>
  );
}

/** Left out as a whole where no period has a price, as before a price table is known. */
function CostRow({ periods }: { readonly periods: readonly Period[] }) {
  const { format, strings } = useReader();
  if (periods.every((period) => period.costUsd === null)) return null;
  return (
    <Line label={strings.tokens.cost} periods={periods} kind="apart">
      {({ costUsd }) =>
        costUsd === null ? (
          <span title={strings.tokens.unpriced}>{strings.tokens.dash}</span>
        ) : (
          format.usd(costUsd)
        )
      }
    </Line>
  );
}
