import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './share-list.module.css';

/** A part of a whole. */
export interface Share {
  readonly id: string;
  readonly name: string;
  readonly tokens: number;
  /** 0 to 100. */
  readonly percent: number;
  /** Stands beside the tokens. */
  readonly cost?: string | null;
  /** A line below. */
  readonly note?: string | null;
}

/** Parts of a whole as rows: name, amount and share, with a bar that repeats the share. */
export function ShareList({ shares }: { readonly shares: readonly Share[] }) {
  const { format } = useLocale();
  return (
    <ul className={styles.list}>
      {shares.map(({ id, name, tokens, percent, cost, note }) => (
        <li key={id} className={styles.row}>
          <span className={styles.name}>
            <bdi>{name}</bdi>
          </span>
          <span className={styles.amount} title={format.tokensFull(tokens)}>
            {format.tokens(tokens)}
          </span>
          {cost == null ? null : <span className={styles.cost}>{cost}</span>}
          <span className={styles.share}>{format.percent(percent)}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.fill} style={{ inlineSize: `${percent}%` }} />
          </span>
          {note == null ? null : <span className={styles.note}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
