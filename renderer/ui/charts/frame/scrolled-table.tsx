import type { ReactNode } from 'react';

/** A table that scrolls by itself, in the styles of who shows it. Its rows are the children. */
export function ScrolledTable(props: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly styles: { readonly scroll?: string | undefined; readonly table?: string | undefined };
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls.
    <div className={props.styles.scroll} role="group" aria-label={props.label} tabIndex={0}>
      <table className={props.styles.table}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
