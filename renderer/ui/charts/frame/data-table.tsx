import type { ChartTable } from './chart-data.ts';
import styles from './data-table.module.css';
import { ScrolledTable } from './scrolled-table.tsx';

/** The figures of a chart as a table, which scrolls by itself where it is long. */
export function DataTable(props: { readonly title: string; readonly table: ChartTable }) {
  const { columns, rows } = props.table;
  return (
    <ScrolledTable label={props.title} columns={columns} styles={styles}>
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
    </ScrolledTable>
  );
}
