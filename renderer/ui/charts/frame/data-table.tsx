import type { ChartTable } from './chart-data.ts';
import styles from './data-table.module.css';

/** The figures of a chart as a table, which scrolls by itself where it is long. */
export function DataTable(props: { readonly title: string; readonly table: ChartTable }) {
  const { columns, rows } = props.table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls.
    <div className={styles.scroll} role="group" aria-label={props.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map(({ value, text }, place) => {
                const column = columns[place] ?? String(place);
                return place === 0 ? (
                  <th key={column} scope="row">
                    <bdi>{text}</bdi>
                  </th>
                ) : (
                  <td key={column} data-number={typeof value !== 'string'}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
