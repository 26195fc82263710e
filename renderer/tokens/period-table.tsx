import type { Tokens } from '../../electron/shared/tokens.ts';
import type { Period, Usage } from '../../electron/shared/usage.ts';
import { useReader } from '../page/reader.tsx';
import styles from './period-table.module.css';

/** Today, this week and this month side by side, with the parts of each sum. */
export function PeriodTable(props: { readonly usage: Usage; readonly atLeast: boolean }) {
  const { strings } = useReader();
  const { today, week, month } = props.usage;
  const periods = [today, week, month] as const;
  const titles = [strings.tokens.today, strings.tokens.week, strings.tokens.month];
  return (
    <table className={styles.table}>
      <caption className="spoken">{strings.tokens.periods}</caption>
      <thead>
        <tr className={styles.row}>
          <td className={styles.corner} />
          {titles.map((title) => (
            <th key={title} scope="col" className={styles.period}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className={`${styles.row} ${styles.total}`}>
          <th scope="row" className={styles.label}>
            {strings.tokens.total}
          </th>
          {periods.map((period) => (
            <td key={period.from + period.to} className={styles.amount}>
              <Count count={period.tokens.total} atLeast={props.atLeast} />
            </td>
          ))}
        </tr>
        <PartRow label={strings.tokens.input} periods={periods} pick={(tokens) => tokens.input} />
        <PartRow label={strings.tokens.cached} periods={periods} pick={(tokens) => tokens.cachedInput} part />
        <PartRow label={strings.tokens.output} periods={periods} pick={(tokens) => tokens.output} />
        <PartRow
          label={strings.tokens.reasoning}
          periods={periods}
          pick={(tokens) => tokens.reasoningOutput}
          part
        />
        <CostRow periods={periods} />
      </tbody>
    </table>
  );
}

function PartRow(props: {
  readonly label: string;
  readonly periods: readonly Period[];
  readonly pick: (tokens: Tokens) => number;
  readonly part?: boolean;
}) {
  return (
    <tr className={`${styles.row} ${props.part === true ? styles.part : ''}`}>
      <th scope="row" className={styles.label}>
        {props.label}
      </th>
      {props.periods.map((period) => (
        <td key={period.from + period.to} className={styles.amount}>
          <Count count={props.pick(period.tokens)} atLeast={false} />
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
    <tr className={`${styles.row} ${styles.cost}`}>
      <th scope="row" className={styles.label}>
        {strings.tokens.cost}
      </th>
      {periods.map((period) => (
        <td key={period.from + period.to} className={styles.amount}>
          {period.costUsd === null ? (
            <span title={strings.tokens.unpriced}>{strings.tokens.dash}</span>
          ) : (
            format.usd(period.costUsd)
          )}
        </td>
      ))}
    </tr>
  );
}
