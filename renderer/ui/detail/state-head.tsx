import { Icon } from '../icons/icon.tsx';
import type { DataSharingRow } from '../row/row.tsx';
import styles from './state-head.module.css';

/** The state of a row of the overview, large: its sign and its word. */
export function StateHead({ row }: { readonly row: Pick<DataSharingRow, 'sign' | 'state' | 'tone'> }) {
  return (
    <p className={styles.head} data-tone={row.tone}>
      <Icon name={row.sign} size={18} />
      {row.state}
    </p>
  );
}
